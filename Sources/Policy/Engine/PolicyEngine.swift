// Decides people under one policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Decides people under one policy, one after the other, in memory of its own: one engine a thread.
///
/// All checks of a person run; none is cut short. The deciding reason is the first in this order:
/// suppression, conditions in file order, the primary purpose, fields in file order. A required
/// field that may not leave for its own purpose withholds the person, for that purpose's reason.
public struct PolicyEngine: Sendable {
    /// The policy.
    public let policy: CompiledPolicy
    /// What leaves of the last decided person; all absent unless released.
    public private(set) var values: ReleasedValues
    /// What became of each purpose of the last decided person: released, or its first failed check.
    public private(set) var purposeCodes: [DecisionCode]
    /// What becomes of each target field of the last decided person, if the person leaves.
    public private(set) var fieldOutcomes: [FieldOutcome]

    private let now: Instant
    private let primary: Int
    private let conditions: [[PreparedCheck]]
    private let purposes: [PreparedPurpose]
    private let fields: [PreparedField]
    private let columnsNeeded: Int
    private var scratch: [UInt8] = []

    /// Makes a policy ready for the columns of a source, the terms of a ledger and one instant.
    ///
    /// A source field without column is absent for everybody.
    ///
    /// - Throws: `PolicyEngineError.keyMissing` when a field needs a key that is not among `keys`;
    ///   `.termsOutOfRange` when a number of `terms` is beyond any ledger.
    public init(
        policy: CompiledPolicy, columns: [SourceField: Int], terms: [UInt32: ConsentTerms],
        keys: [NamedKey], now: Instant
    ) throws(PolicyEngineError) {
        guard terms.keys.allSatisfy({ $0 < PreparedPurpose.mostTerms }) else {
            throw .termsOutOfRange
        }
        let today = ProfileDate.key(of: now.date)
        let hashers = Dictionary(keys.map { ($0.name, KeyedHasher($0)) }) { first, _ in first }
        var fields: [PreparedField] = []
        for rule in policy.rules {
            fields.append(
                try PreparedField(rule, columns: columns, hashers: hashers, today: today))
        }
        self.fields = fields
        self.policy = policy
        self.now = now
        primary = policy.primaryPurpose
        conditions = policy.conditions.map { condition in
            condition.arms.map { PreparedCheck($0, columns: columns, today: today) }
        }
        purposes = policy.purposes.enumerated().map { index, purpose in
            PreparedPurpose(
                purpose, at: index, recipient: policy.connectionType, columns: columns,
                terms: terms, today: today)
        }
        columnsNeeded = 1 + (policy.sourceFields.compactMap { columns[$0] }.max() ?? -1)
        values = ReleasedValues(fieldCount: fields.count)
        purposeCodes = Array(repeating: .evaluationFailed, count: purposes.count)
        fieldOutcomes = Array(repeating: .absent, count: fields.count)
    }

    /// Decides one row of a batch; `values` holds what leaves.
    ///
    /// A batch or facts of another shape than this engine was made for are `error.evaluation`.
    public mutating func decide(
        _ row: Int, of batch: borrowing ProfileBatch, facts: borrowing SubjectFacts
    ) -> Verdict {
        values.removeAll()
        guard batch.columnCount >= columnsNeeded, row >= 0, row < batch.rowCount,
            facts.standings.count == purposes.count
        else {
            forget()
            return .withheld(.evaluationFailed)
        }
        var failed = CheckSet()
        var deciding = DecisionCode.released
        func fail(_ code: DecisionCode) {
            failed.insert(code)
            if deciding == .released { deciding = code }
        }
        if facts.suppression.contains(.global) { fail(.suppressionGlobal) }
        if facts.suppression.contains(.connection) { fail(.suppressionConnection) }
        for index in conditions.indices where !holds(index, row, of: batch) {
            fail(.condition(index))
        }
        var purposeFailures = CheckSet()
        for index in purposes.indices {
            var ignored = CheckSet()
            purposeCodes[index] = purposes[index].decide(
                facts.standings[index], row, of: batch, now: now, failed: &ignored)
            if index == primary { purposeFailures = ignored }
        }
        if purposeCodes[primary] != .released {
            fail(purposeCodes[primary])
            purposeFailures.forEach { failed.insert($0) }
        }
        for index in fields.indices {
            if let code = judge(index, row, of: batch) { fail(code) }
        }
        guard deciding == .released else {
            return Verdict(code: deciding, failed: failed, fields: .none)
        }
        return Verdict(code: .released, failed: failed, fields: fill(row, of: batch))
    }

    /// Nothing said about the last person is true of somebody who could not be decided.
    private mutating func forget() {
        for index in purposeCodes.indices { purposeCodes[index] = .evaluationFailed }
        for index in fieldOutcomes.indices { fieldOutcomes[index] = .absent }
    }

    private func holds(_ condition: Int, _ row: Int, of batch: borrowing ProfileBatch) -> Bool {
        for arm in conditions[condition] where arm.holds(row, of: batch) { return true }
        return false
    }

    /// Says what becomes of a field; gives the reason when that withholds the person.
    private mutating func judge(
        _ index: Int, _ row: Int, of batch: borrowing ProfileBatch
    ) -> DecisionCode? {
        let field = fields[index]
        if case .drop = field.transform {
            fieldOutcomes[index] = .dropped(.fieldDrop)
            return nil
        }
        let value = field.column.map { batch.value($0, ofRow: row) } ?? []
        if value.isEmpty, !field.isConstant {
            fieldOutcomes[index] = .absent
            return field.isRequired ? .fieldRequiredMissing : nil
        }
        if purposeCodes[field.purpose] != .released {
            fieldOutcomes[index] = .dropped(purposeCodes[field.purpose])
            return field.isRequired ? purposeCodes[field.purpose] : nil
        }
        // A value that cannot be transformed is an error of the record, not of the field alone.
        if case .generalise(let bands) = field.transform,
            bands.label(of: value) == nil
        {
            fieldOutcomes[index] = .dropped(.fieldType)
            return .fieldType
        }
        fieldOutcomes[index] = .leaves
        return nil
    }

    private mutating func fill(_ row: Int, of batch: borrowing ProfileBatch) -> FieldSet {
        var released = FieldSet.none
        var scratch: [UInt8] = []
        swap(&scratch, &self.scratch)
        defer { swap(&scratch, &self.scratch) }
        for index in fields.indices where fieldOutcomes[index] == .leaves {
            let field = fields[index]
            let value = field.column.map { batch.value($0, ofRow: row) } ?? []
            values.set(index) { field.transform.append(value, to: &$0, scratch: &scratch) }
            released.insert(index)
        }
        return released
    }
}
