// Decides people under one policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Decides people under one policy, one after the other, in memory of its own: one engine a thread.
///
/// All checks of a person run; none is cut short. The deciding reason is the first in this order:
/// suppression, conditions in file order, the primary purpose, fields in file order; where
/// guard-rails stand beside the policy, theirs come after its own in each of these. A required
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
    /// Bit i: people leave only if the purpose i holds.
    private let primary: UInt64
    private let checks: [PreparedCheck]
    /// For each condition the checks of which one must be true.
    private let conditions: [Range<Int>]
    private let purposes: [PreparedPurpose]
    /// For each purpose how old a consent may be; nil for any age.
    private let ages: [ConsentAge?]
    private let fields: [PreparedField]
    private let texts: TextTable
    private let terms: TermsTable
    private let columnsNeeded: Int
    private var parts = FieldParts()

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
        guard let terms = TermsTable(terms, policy: policy) else { throw .termsOutOfRange }
        let today = ProfileDate.key(of: now.date)
        var texts = TextTable()
        var checks: [PreparedCheck] = []
        var conditions: [Range<Int>] = []
        for condition in policy.conditions {
            let first = checks.count
            for arm in condition.arms {
                checks.append(
                    PreparedCheck(arm, columns: columns, today: today, texts: &texts))
            }
            conditions.append(first..<checks.count)
        }
        var purposes: [PreparedPurpose] = []
        var ages: [ConsentAge?] = []
        for (index, purpose) in policy.purposes.enumerated() {
            purposes.append(
                PreparedPurpose(
                    purpose, at: index, columns: columns, today: today, texts: &texts))
            ages.append(purpose.maxAge.map { ConsentAge($0, now: now) })
        }
        var fields: [PreparedField] = []
        for rule in policy.rules {
            fields.append(
                try parts.prepare(rule, columns: columns, keys: keys, today: today))
        }
        (self.policy, self.now, self.terms, self.texts) = (policy, now, terms, texts)
        (self.checks, self.conditions, self.purposes) = (checks, conditions, purposes)
        (self.ages, self.fields) = (ages, fields)
        primary = policy.purposes.enumerated().reduce(0) {
            $1.element.isPrimary ? $0 | 1 << UInt64($1.offset) : $0
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
        let (allBytes, allFields) = (batch.bytes, batch.fields)
        let bytes = allBytes.span
        let first = row * batch.columnCount
        let ranges = allFields.span.extracting(first..<first + batch.columnCount)
        var failed = CheckSet()
        var deciding = DecisionCode.released
        func fail(_ code: DecisionCode) {
            failed.insert(code)
            if deciding == .released { deciding = code }
        }
        if facts.suppression.contains(.global) { fail(.suppressionGlobal) }
        if facts.suppression.contains(.connection) { fail(.suppressionConnection) }
        for index in conditions.indices where !holds(index, ranges, bytes) {
            fail(.condition(index))
        }
        for index in purposes.indices {
            var failures = CheckSet()
            let code = judge(
                purpose: index, facts.standings[index], ranges, bytes, failed: &failures)
            purposeCodes[index] = code
            if primary >> UInt64(index) & 1 == 1, code != .released {
                fail(code)
                failures.forEach { failed.insert($0) }
            }
        }
        for index in fields.indices {
            if let code = judge(field: index, ranges, bytes) { fail(code) }
        }
        guard deciding == .released else {
            return Verdict(code: deciding, failed: failed, fields: .none)
        }
        return Verdict(code: .released, failed: failed, fields: fill(ranges, allBytes))
    }

    /// Nothing said about the last person is true of somebody who could not be decided.
    private mutating func forget() {
        for index in purposeCodes.indices { purposeCodes[index] = .evaluationFailed }
        for index in fieldOutcomes.indices { fieldOutcomes[index] = .absent }
    }

    private func holds(
        _ condition: Int, _ ranges: Span<FieldRange>, _ bytes: Span<UInt8>
    ) -> Bool {
        for arm in conditions[condition] where checks[arm].holds(ranges, bytes, texts) {
            return true
        }
        return false
    }

    private func judge(
        purpose index: Int, _ standing: ConsentStanding, _ ranges: Span<FieldRange>,
        _ bytes: Span<UInt8>, failed: inout CheckSet
    ) -> DecisionCode {
        switch purposes[index].basis {
        case .requirement(let check, let code):
            if check.holds(ranges, bytes, texts) { return .released }
            failed.insert(code)
            return code
        case .consent(let wanted):
            let isOld =
                standing.expiresAt <= now
                || (ages[index]?.isReached(since: standing.expressedAt) ?? false)
            return PreparedPurpose.judge(
                standing, wanted: wanted, terms: terms.proven(by: standing.terms, for: index),
                isOld: isOld, failed: &failed)
        }
    }

    /// Says what becomes of a field; gives the reason when that withholds the person.
    private mutating func judge(
        field index: Int, _ ranges: Span<FieldRange>, _ bytes: Span<UInt8>
    ) -> DecisionCode? {
        let field = fields[index]
        if case .drop = field.transform {
            fieldOutcomes[index] = .dropped(.fieldDrop)
            return nil
        }
        let range = field.column.map { ranges[$0] } ?? .absent
        if range.isAbsent, !field.isConstant {
            fieldOutcomes[index] = .absent
            return field.isRequired ? .fieldRequiredMissing : nil
        }
        var purposes = field.purposes
        while purposes != 0 {
            let code = purposeCodes[purposes.trailingZeroBitCount]
            purposes &= purposes - 1
            guard code != .released else { continue }
            fieldOutcomes[index] = .dropped(code)
            return field.isRequired ? code : nil
        }
        // A value that cannot be transformed is an error of the record, not of the field alone.
        guard parts.canTransform(bytes.extracting(range.range), by: field.transform) else {
            fieldOutcomes[index] = .dropped(.fieldType)
            return .fieldType
        }
        fieldOutcomes[index] = .leaves
        return nil
    }

    private mutating func fill(_ ranges: Span<FieldRange>, _ bytes: [UInt8]) -> FieldSet {
        var released = FieldSet.none
        for index in fields.indices where fieldOutcomes[index] == .leaves {
            let field = fields[index]
            let range = field.column.map { ranges[$0].range } ?? 0..<0
            values.set(index) { parts.append(bytes[range], by: field.transform, to: &$0) }
            released.insert(index)
        }
        return released
    }
}
