// Reading a store in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import TransparencyLog

extension MemoryStore {
    func head() throws(StorageError) -> LogHead? { rows.head }

    func bodies(_ range: Range<UInt64>) throws(StorageError) -> [[UInt8]] {
        let bodies = rows.bodies
        let end = min(Int(range.upperBound), bodies.count)
        return Int(range.lowerBound) < end ? Array(bodies[Int(range.lowerBound)..<end]) : []
    }

    func leaf(at index: UInt64) throws(StorageError) -> Digest<Leaf>? {
        let leaves = rows.leaves
        return index < leaves.count ? leaves[Int(index)] : nil
    }

    func subtree(level: Int, index: UInt64) throws(StorageError) -> Digest<Node>? {
        rows.subtrees[MemoryRows.Place(level: level, index: index)]
    }

    func checkpointSizes() throws(StorageError) -> [UInt64] { listCheckpoints() }

    func checkpoint(ofSize size: UInt64) throws(StorageError) -> [UInt8]? {
        rows.checkpoints[size]
    }

    func home() throws(StorageError) -> HomeRecord? { try read { $0.home } }

    func principals() throws(StorageError) -> [Enrolment] {
        try read { $0.principals.sorted { $0.name < $1.name } }
    }

    func connections() throws(StorageError) -> [ConnectionRecord] {
        try read { $0.connections.sorted { $0.name < $1.name } }
    }

    func credential(
        of connection: Name<Connection>
    ) throws(StorageError) -> SealedCredential? {
        try read { $0.credentials.last { $0.connection == connection } }
    }

    func agreement(for connection: Name<Connection>) throws(StorageError) -> Agreement? {
        try read { $0.agreements.last { $0.connection == connection } }
    }

    func segments() throws(StorageError) -> [SegmentRecord] {
        try read { $0.segments.sorted { $0.name < $1.name } }
    }

    func exports() throws(StorageError) -> [ExportRecord] {
        try read { $0.exports.sorted { $0.name < $1.name } }
    }

    func policies() throws(StorageError) -> [PolicyRecord] { try read { $0.policies } }

    func plan(_ identifier: Identifier<Transfer>) throws(StorageError) -> PlanRecord? {
        try read { $0.plans.first { $0.identifier == identifier } }
    }

    func transfers() throws(StorageError) -> [TransferRecord] {
        try read { $0.transfers.reversed() }
    }

    func deliveries(
        of transfer: Identifier<Transfer>
    ) throws(StorageError) -> [DeliveryRecord] {
        try read { $0.deliveries.filter { $0.transfer == transfer } }
    }

    func unfinishedDeliveries() throws(StorageError) -> [DeliveryRecord] {
        try read { $0.deliveries.filter { $0.state == .started } }
    }

    func newestNumber() throws(LedgerError) -> UInt64 {
        try ledger { UInt64($0.events.count) }
    }

    func terms() throws(LedgerError) -> [UInt32: ConsentTerms] { try ledger { $0.terms } }

    func scan(
        after: UInt64, upTo: UInt64, _ body: (borrowing NumberedConsentEvent) -> Void
    ) throws(LedgerError) {
        let found = try ledger { rows in
            Self.numbered(rows).filter { $0.number > after && $0.number <= upTo }
                .sorted { ($0.event.subject, $0.number) < ($1.event.subject, $1.number) }
        }
        for event in found { body(event) }
    }

    func events(
        of subject: SubjectReference, upTo: UInt64
    ) throws(LedgerError) -> [NumberedConsentEvent] {
        try ledger { rows in
            Self.numbered(rows).filter { $0.event.subject == subject && $0.number <= upTo }
        }
    }

    func subjectsChanged(
        after: UInt64, upTo: UInt64
    ) throws(LedgerError) -> Set<SubjectReference> {
        try ledger { rows in
            Set(
                Self.numbered(rows).filter { $0.number > after && $0.number <= upTo }
                    .map(\.event.subject))
        }
    }

    private static func numbered(_ rows: MemoryRows) -> [NumberedConsentEvent] {
        rows.events.enumerated().map {
            NumberedConsentEvent(number: UInt64($0.offset) + 1, event: $0.element)
        }
    }

    private func ledger<Value>(_ body: (MemoryRows) -> Value) throws(LedgerError) -> Value {
        do { return try read(body) } catch { throw LedgerError(cause: "\(error)") }
    }
}
