// Pass 1: everybody is decided and has a record.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
import Domain
import Policy
import Segments

/// Pass 1: streams the segments, decides everybody, and makes everybody's record.
///
/// A replay is the same pass over the same bytes, with the salts and columns that were recorded.
///
/// Nothing leaves and no released body is kept: a record holds the salted digest of the bytes that
/// may leave, so that pass 2 can build them again and prove that they are the same.
struct DecisionPass: ~Copyable {
    private let ground: DecisionGround
    private var desk: SubjectDesk
    private var found: DecidedSegment
    private var fieldSetNumbers: [FieldSet: UInt16] = [.none: 0]
    private var hasher = PayloadHasher()
    private var encoded: [UInt8] = []
    private let primary: Int

    /// Rows read at a time.
    private static let rowLimit = 4096

    /// Decides everybody for the first time, under the newest consents and fresh salts.
    static func run(
        _ setting: TransferSetting, in workroom: Workroom
    ) throws(GatewayError) -> DecidedSegment {
        let ground = setting.ground
        let view = try ground.view(of: workroom.store, upTo: try workroom.newestConsent())
        var pass = try DecisionPass(on: ground, view: view, in: workroom)
        var total: UInt64 = 0
        for segment in setting.segments { total += try open(segment.source).byteCount }
        var done: UInt64 = 0
        for segment in setting.segments {
            let source = try open(segment.source)
            let matching = try ColumnMatching(
                policy: setting.policy, matching: setting.export.matching,
                columns: source.columns, segment: segment.name)
            try pass.decide(source, matching) { (rows, bytesRead) throws(GatewayError) in
                workroom.meter.report("deciding", done: done + bytesRead, total: total)
                return try randomSalts(rows.count)
            }
            done += source.byteCount
        }
        return pass.finish()
    }

    /// Begins with nobody decided.
    init(
        on ground: DecisionGround, view: ConsentView, in workroom: Workroom
    ) throws(GatewayError) {
        self.ground = ground
        primary = ground.policy.primaryPurpose
        desk = SubjectDesk(pseudonymiser: try workroom.pseudonymiser(in: ground.epoch), view: view)
        found = DecidedSegment(
            records: [], slots: [], fieldSets: [.none], totals: DecisionTotals(), sources: [],
            view: view, missing: [])
    }

    static func open(
        _ description: SourceDescription
    ) throws(GatewayError) -> any ProfileSource {
        do { return try ProfileSources.open(description) } catch { throw GatewayError(error) }
    }

    /// Decides every row of the next source, which was not read yet.
    ///
    /// `salts` gives one for each of these rows, which count on through all sources; it is told how
    /// many bytes of the source were read by then.
    mutating func decide(
        _ source: any ProfileSource, _ matching: ColumnMatching,
        saltedBy salts:
            (_ rows: Range<Int>, _ bytesRead: UInt64) throws(GatewayError) -> [SubjectSalt]
    ) throws(GatewayError) {
        found.missing += matching.missing.filter { !found.missing.contains($0) }
        found.columns.append(
            Dictionary(
                uniqueKeysWithValues: matching.columns.map { ($0.text, $1) }))
        var engine = try ground.engine(matching)
        let firstRow = found.records.count
        var batch = ProfileBatch(columnCount: source.columns.count)
        while try read(source, into: &batch) {
            let first = firstRow + batch.firstRow
            let salts = try salts(first..<first + batch.rowCount, source.bytesRead)
            for row in 0..<batch.rowCount {
                guard first + row <= Int(UInt32.max) else {
                    throw .input(.limitRows, "a transfer holds less than 4,294,967,296 rows")
                }
                decide(row, of: batch, number: first + row, matching, by: &engine, salt: salts[row])
            }
        }
        found.sources.append(source.digest().hexadecimal)
    }

    private mutating func decide(
        _ row: Int, of batch: borrowing ProfileBatch, number: Int, _ matching: ColumnMatching,
        by engine: inout PolicyEngine, salt: SubjectSalt
    ) {
        guard let tag = desk.identify(row, of: batch, by: matching) else {
            count(.withheld(.subjectUnmatched))
            found.records.append(
                record(desk.tag(ofRow: number), .subjectUnmatched, salt: salt, row: number))
            return
        }
        let verdict = engine.decide(row, of: batch, facts: desk.facts)
        count(verdict)
        let standing = desk.facts.standings[primary]
        var payload = Digest<SubjectPayload>.zero
        if verdict.isReleased {
            encoded.removeAll(keepingCapacity: true)
            ground.encoding.encode(engine.values, into: &encoded)
            payload = hasher.payload(salt: salt, record: encoded[...])
        }
        found.records.append(
            SubjectRecord(
                tag: tag, salt: salt, payload: payload, consentEvent: standing.event,
                consentSeconds: UInt32(clamping: standing.expressedAt.seconds),
                code: verdict.code, fieldSet: fieldSetNumber(verdict.fields),
                row: UInt32(number)))
    }

    private func record(
        _ tag: SubjectTag, _ code: DecisionCode, salt: SubjectSalt, row: Int
    ) -> SubjectRecord {
        SubjectRecord(
            tag: tag, salt: salt, payload: .zero, consentEvent: 0, consentSeconds: 0, code: code,
            fieldSet: 0, row: UInt32(row))
    }

    /// Every failed check counts, not only the deciding one.
    private mutating func count(_ verdict: Verdict) {
        found.totals.read += 1
        verdict.failed.forEach {
            found.totals.failedChecks[ground.policy.reason(of: $0).description, default: 0] += 1
        }
    }

    private mutating func fieldSetNumber(_ set: FieldSet) -> UInt16 {
        if let number = fieldSetNumbers[set] { return number }
        // INVARIANT: 65,535 sets are told apart; the last number stands for all others.
        guard found.fieldSets.count < Int(UInt16.max) else { return UInt16.max }
        let number = UInt16(found.fieldSets.count)
        fieldSetNumbers[set] = number
        found.fieldSets.append(set)
        return number
    }

    private func read(
        _ source: any ProfileSource, into batch: inout ProfileBatch
    ) throws(GatewayError) -> Bool {
        do { return try source.read(into: &batch, limit: Self.rowLimit) } catch {
            throw GatewayError(error)
        }
    }

    private static func randomSalts(_ count: Int) throws(GatewayError) -> [SubjectSalt] {
        let bytes: [UInt8]
        do { bytes = try Randomness.bytes(count * 16) } catch { throw .failed("\(error)") }
        let salts = stride(from: 0, to: bytes.count, by: 16).compactMap {
            SubjectSalt(bytes: bytes[$0..<$0 + 16])
        }
        guard salts.count == count else { throw .failed("no random salts could be made") }
        return salts
    }

    private mutating func countFields(ofSet number: Int) {
        guard number < found.fieldSets.count else { return }
        let fields = found.fieldSets[number]
        for (index, field) in ground.policy.fields.enumerated() where fields.contains(index) {
            found.totals.fields[field.description, default: 0] += 1
        }
    }

    /// Sorts, applies the rule about the same person twice, and counts.
    consuming func finish() -> DecidedSegment {
        found.records.sort { ($0.tag, $0.row) < ($1.tag, $1.row) }
        DuplicateRule.apply(to: &found.records)
        found.slots = [UInt32](repeating: 0, count: found.records.count)
        for (slot, record) in found.records.enumerated() {
            found.slots[Int(record.row)] = UInt32(slot)
            if record.code == .released {
                found.totals.released += 1
                countFields(ofSet: Int(record.fieldSet))
            } else {
                let reason = ground.policy.reason(of: record.code).description
                found.totals.withheld[reason, default: 0] += 1
            }
        }
        return found
    }
}
