// Pass 2: batch by batch, each recorded before it leaves.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Permissions
import Policy
import Segments

/// Pass 2: reads the segments again and sends batch by batch, each recorded before it leaves.
///
/// A batch is the released people of so many consecutive rows. Its body is built again from the
/// source and must be, person by person, the bytes that the decision committed to.
struct TransferDelivery: ~Copyable {
    private let setting: TransferSetting
    private let found: DecidedSegment
    private let license: TransferLicense
    private let workroom: Workroom
    private let sender: BatchSender
    private var desk: SubjectDesk
    private var deliveries: [DeliveryRecord] = []
    private var withheldLate = 0
    /// Who was found late, by slot.
    ///
    /// An entry may name them already, so they stay behind to the end of the transfer, whatever
    /// comes in about them: no entry is to be wrong about who left.
    private var lateReasons: [Int: ReasonCode] = [:]
    private var findings = RecipientFindings()
    private var reason: ReasonCode?
    /// Whether `reason` is what the recipient said, not what the gateway found.
    private var isRecipientsReason = false

    init(
        setting: TransferSetting, found: DecidedSegment, decidedAt: UInt64,
        license: TransferLicense, desk: consuming SubjectDesk, workroom: Workroom,
        journal: Journal
    ) {
        self.setting = setting
        self.found = found
        self.license = license
        self.workroom = workroom
        sender = BatchSender(
            setting: setting, journal: journal, decided: decidedAt, time: workroom.time)
        self.desk = desk
    }

    /// Sends everything, or as much as goes before the first thing that speaks against it.
    mutating func run() async throws(GatewayError) -> TransferReport {
        do {
            try await WitnessCondition(workroom: workroom, journal: sender.journal).check()
            try await sendAll()
        } catch {
            switch error {
            case .logUnavailable, .integrity, .clock: throw error
            default: reason = error.reason ?? .error("gateway")
            }
        }
        let end = TransferEnd(
            transfer: setting.transfer, state: state, reason: reason, deliveries: deliveries,
            findings: findings)
        try await sender.journal.record(
            [end.draft(by: sender.journal.actor)],
            changing: [.moveTransfer(setting.transfer, to: state)])
        return TransferReport(
            transfer: setting.transfer, export: setting.export.name, state: state, reason: reason,
            totals: found.totals, withheldLate: withheldLate,
            delivered: deliveries.filter { $0.state == .delivered }.reduce(0) { $0 + $1.people },
            batches: deliveries, findings: findings.counts, findingReports: findings.reports,
            recipient: setting.policy.recipientName)
    }

    private var state: TransferState {
        if deliveries.contains(where: { $0.state == .uncertain }) { return .uncertain }
        if reason == nil { return .delivered }
        if deliveries.contains(where: { $0.state == .delivered }) { return .partial }
        return isRecipientsReason ? .rejected : .interrupted
    }

    private mutating func sendAll() async throws(GatewayError) {
        var firstRow = 0
        for (index, segment) in setting.segments.enumerated() {
            let source: any ProfileSource
            do { source = try ProfileSources.open(segment.source) } catch {
                throw GatewayError(error)
            }
            let matching = try ColumnMatching(
                policy: setting.policy, matching: setting.export.matching,
                columns: source.columns, segment: segment.name)
            var engine = try setting.engine(matching)
            var batch = ProfileBatch(columnCount: source.columns.count)
            var rows = 0
            while try read(source, into: &batch) {
                let first = firstRow + batch.firstRow
                rows += batch.rowCount
                guard first + batch.rowCount <= found.slots.count else { throw Self.changed }
                try await send(batch, firstRow: first, matching, by: &engine)
                guard reason == nil else { return }
                workroom.meter.report(
                    "sending", done: UInt64(first + batch.rowCount),
                    total: UInt64(found.slots.count))
            }
            guard source.digest().hexadecimal == found.sources[index] else { throw Self.changed }
            firstRow += rows
        }
    }

    /// Builds the body under the newest consents, and again for as long as more about its people
    /// come in before its start is committed.
    private mutating func send(
        _ batch: ProfileBatch, firstRow: Int, _ matching: ColumnMatching,
        by engine: inout PolicyEngine
    ) async throws(GatewayError) {
        while try await isOvertaken(batch, firstRow: firstRow, matching, by: &engine) {}
    }

    /// One attempt to send a batch.
    private mutating func isOvertaken(
        _ batch: ProfileBatch, firstRow: Int, _ matching: ColumnMatching,
        by engine: inout PolicyEngine
    ) async throws(GatewayError) -> Bool {
        let (license, workroom) = (license, workroom)
        let upTo: UInt64
        do { upTo = try workroom.newestConsent() } catch { throw Self.readFailure(error) }
        var assembly = ReleaseAssembly(
            transfer: setting.transfer, batch: deliveries.count, encoding: setting.encoding,
            policy: setting.policy, consentUpTo: upTo)
        let people: Set<SubjectReference>
        let late: [(slot: Int, reason: ReasonCode)]
        do {
            (people, late) = try fill(
                &assembly, from: batch, firstRow: firstRow, matching, by: &engine, upTo: upTo)
        } catch { throw Self.readFailure(error) }
        for (slot, reason) in late { lateReasons[slot] = reason }
        guard assembly.byteCount <= setting.destination.limit.bytes else {
            throw .refused(
                .limitRows,
                "\(assembly.people) people make a request of \(assembly.byteCount) bytes, and "
                    + "\(setting.destination.limit.bytes) are allowed: use a smaller batch",
                entry: nil)
        }
        guard let clearance = assembly.cleared() else {
            withheldLate += late.count
            try await sender.recordLate(late)
            return false
        }
        let permit: Permit
        do { permit = try license.permit() } catch { throw Self.readFailure(error) }
        let result = try await sender.send(
            clearance, under: permit, batch: deliveries.count,
            rows: firstRow..<firstRow + batch.rowCount, late: late
        ) { () throws(GatewayError) in
            _ = try license.permit()
            return try workroom.isAnyChanged(of: people, since: upTo)
        }
        deliveries.append(result.record)
        if result.isOvertaken { return true }
        withheldLate += late.count
        reason = result.record.reason
        isRecipientsReason = result.report != nil
        if result.record.state == .delivered, let report = result.report { findings.add(report) }
        return false
    }

    /// - Returns: The contact points of everybody in the body, and who is withheld since the
    ///   decision.
    private mutating func fill(
        _ assembly: inout ReleaseAssembly, from batch: ProfileBatch, firstRow: Int,
        _ matching: ColumnMatching, by engine: inout PolicyEngine, upTo: UInt64
    ) throws(GatewayError) -> (
        people: Set<SubjectReference>, late: [(slot: Int, reason: ReasonCode)]
    ) {
        let changed = try workroom.subjectsChanged(after: found.view.upTo, upTo: upTo)
        let now = workroom.time.now()
        var people: Set<SubjectReference> = []
        var late: [(slot: Int, reason: ReasonCode)] = []
        for row in 0..<batch.rowCount {
            let slot = Int(found.slots[firstRow + row])
            let record = found.records[slot]
            guard record.code == .released else { continue }
            if let reason = lateReasons[slot] {
                late.append((slot, reason))
                continue
            }
            guard desk.identify(row, of: batch, by: matching) == record.tag else {
                throw Self.changed
            }
            let isRefreshed = try desk.refresh(
                ifAmong: changed, from: workroom.store,
                recipient: setting.policy.connectionType, connection: setting.connection.name,
                upTo: upTo, now: now)
            let addition = assembly.add(
                row, of: batch, facts: desk.facts, by: &engine, salt: record.salt,
                expecting: record.payload)
            switch addition {
            case .added:
                if let contact = desk.contact { people.insert(contact) }
                if let phone = desk.phone { people.insert(phone) }
            case .withheld(let verdict) where isRefreshed:
                late.append((slot, setting.policy.reason(of: verdict.code)))
            // Fewer fields may go than were decided: the whole person waits for the next run.
            case .changed where isRefreshed: late.append((slot, .planConsentChanged))
            case .withheld, .changed: throw Self.changed
            }
        }
        return (people, late)
    }

    private func read(
        _ source: any ProfileSource, into batch: inout ProfileBatch
    ) throws(GatewayError) -> Bool {
        do { return try source.read(into: &batch, limit: setting.export.batchPeople) } catch {
            throw GatewayError(error)
        }
    }

    /// A read that fails between two batches ends the transfer with a reason, as anything does that
    /// speaks against the next one; only a log that cannot be written leaves it without an end.
    private static func readFailure(_ error: GatewayError) -> GatewayError {
        if case .logUnavailable(let words) = error { .failed(words) } else { error }
    }

    private static let changed = GatewayError.refused(
        .planSegmentChanged, "the segment changed while it was being sent", entry: nil)
}
