// A gateway's store in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import Synchronization
import TransparencyLog

/// A gateway's store in memory: the log whole, and of the state what these tests ask for.
final class MemoryStore: GatewayStore {
    struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    struct Rows {
        var home: HomeRecord?
        var principals: [Enrolment] = []
        var transfers: [TransferRecord] = []
        var bodies: [[UInt8]] = []
        var leaves: [Digest<Leaf>] = []
        var subtrees: [Place: Digest<Node>] = [:]
        var checkpoints: [UInt64: [UInt8]] = [:]
        var head: LogHead?
    }

    private let state = Mutex(Rows())

    var rows: Rows { state.withLock { $0 } }

    func edit(_ change: (inout Rows) -> Void) { state.withLock { change(&$0) } }

    func checkReadiness() throws(StorageError) {}

    func commit(
        _ bodies: [[UInt8]], after head: LogHead?, changing changes: [StateChange],
        sealing: (_ stored: [[UInt8]]) throws(StorageError) -> LogGrowth
    ) throws(StorageError) {
        try state.withLock { (rows) throws(StorageError) in
            guard rows.head == head else {
                throw .headMoved(expected: head?.size ?? 0, found: rows.head?.size ?? 0)
            }
            var changed = rows
            for change in changes { try Self.apply(change, to: &changed) }
            let growth = try sealing(bodies)
            changed.bodies += bodies
            changed.leaves += growth.leaves
            for subtree in growth.subtrees {
                changed.subtrees[Place(level: subtree.level, index: subtree.index)] = subtree.hash
            }
            changed.checkpoints[growth.head.size] = growth.head.note
            changed.head = growth.head
            rows = changed
        }
    }

    private static func apply(_ change: StateChange, to rows: inout Rows) throws(StorageError) {
        switch change {
        case .createHome(let home): rows.home = home
        case .enrol(let enrolment): rows.principals.append(enrolment)
        case .addLogKey: break
        case .addTransfer(let transfer): rows.transfers.insert(transfer, at: 0)
        default: throw .failed("this store does not keep such a change")
        }
    }
}

extension MemoryStore {
    func head() throws(StorageError) -> LogHead? { rows.head }

    func bodies(_ range: Range<UInt64>) throws(StorageError) -> [[UInt8]] {
        let bodies = rows.bodies
        let held = range.clamped(to: 0..<UInt64(bodies.count))
        return Array(bodies[Int(held.lowerBound)..<Int(held.upperBound)])
    }

    func leaf(at index: UInt64) throws(StorageError) -> Digest<Leaf>? {
        let leaves = rows.leaves
        return index < leaves.count ? leaves[Int(index)] : nil
    }

    func subtree(level: Int, index: UInt64) throws(StorageError) -> Digest<Node>? {
        rows.subtrees[Place(level: level, index: index)]
    }

    func checkpointSizes() throws(StorageError) -> [UInt64] { rows.checkpoints.keys.sorted() }

    func checkpoint(ofSize size: UInt64) throws(StorageError) -> [UInt8]? {
        rows.checkpoints[size]
    }
}

extension MemoryStore {
    func home() throws(StorageError) -> HomeRecord? { rows.home }
    func key(_ name: Name<KeyNoun>) throws(StorageError) -> SealedKey? { nil }
    func keys(named name: Name<KeyNoun>) throws(StorageError) -> [SealedKey] { [] }
    func keyStandings() throws(StorageError) -> [KeyStanding] { [] }
    func logKeys() throws(StorageError) -> [LogKeyRecord] { [] }
    func pendingBlocks() throws(StorageError) -> [SegmentBlockImage] { [] }
    func settleBlock(_ transfer: Identifier<Transfer>, _ block: Int) throws(StorageError) {}
    func destroyedSegments() throws(StorageError) -> [DestroyedSegment] { [] }
    func cosignatures(ofSize size: UInt64) throws(StorageError) -> [String] { [] }
    func cosignedSizes() throws(StorageError) -> [UInt64] { [] }
    func principals() throws(StorageError) -> [Enrolment] { rows.principals }
    func connections() throws(StorageError) -> [ConnectionRecord] { [] }
    func credential(of connection: Name<Connection>) throws(StorageError) -> SealedCredential? {
        nil
    }
    func agreement(for connection: Name<Connection>) throws(StorageError) -> Agreement? { nil }
    func segments() throws(StorageError) -> [SegmentRecord] { [] }
    func exports() throws(StorageError) -> [ExportRecord] { [] }
    func policies() throws(StorageError) -> [PolicyRecord] { [] }
    func plan(_ identifier: Identifier<Transfer>) throws(StorageError) -> PlanRecord? { nil }
    func transfers() throws(StorageError) -> [TransferRecord] { rows.transfers }
    func deliveries(of transfer: Identifier<Transfer>) throws(StorageError) -> [DeliveryRecord] {
        []
    }
    func unfinishedDeliveries() throws(StorageError) -> [DeliveryRecord] { [] }
    func shares(of connection: Name<Connection>) throws(StorageError) -> [Share] { [] }
    func agreementTexts() throws(StorageError) -> [AgreementTextRecord] { [] }
    func constraints(on export: Name<Export>) throws(StorageError) -> [ExportConstraint] { [] }
    func schedules() throws(StorageError) -> [ExportSchedule] { [] }
    func purposes() throws(StorageError) -> [PurposeDefinition] { [] }
    func notices() throws(StorageError) -> [NoticeVersion] { [] }
    func consentContexts() throws(StorageError) -> [Digest<ConsentContextText>: ConsentContext] {
        [:]
    }
    func consentBatches(includingSingle: Bool) throws(StorageError) -> [ConsentBatchRecord] { [] }
    func lastConsentGiven(recordedBy principal: Name<Principal>) throws(StorageError) -> Instant? {
        nil
    }
    func rowIndex(of batch: Identifier<ConsentBatchNoun>) throws(StorageError) -> [UInt8] { [] }
    func evidence(
        of subject: SubjectReference
    ) throws(StorageError) -> [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)] {
        [:]
    }
    func quarantinedConsents() throws(StorageError) -> [QuarantinedConsent] { [] }
    func duties(includingClosed: Bool) throws(StorageError) -> [DutyRecord] { [] }
    func approvals(of plan: Identifier<Transfer>) throws(StorageError) -> [ApprovalRecord] { [] }
}

extension MemoryStore {
    func newestNumber() throws(LedgerError) -> UInt64 { 0 }
    func terms() throws(LedgerError) -> [UInt32: ConsentTerms] { [:] }
    func scan(
        after: UInt64, upTo: UInt64, _ body: (borrowing NumberedConsentEvent) -> Void
    ) throws(LedgerError) {}
    func events(
        of subject: SubjectReference, upTo: UInt64
    ) throws(LedgerError) -> [NumberedConsentEvent] { [] }
    func subjectsChanged(
        after: UInt64, upTo: UInt64
    ) throws(LedgerError) -> Set<SubjectReference> { [] }
}
