// What is found open at start, and recorded.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation

/// What an interrupted process left open is found at start, recorded, and never sent again.
///
/// A batch that was started and has no outcome may have arrived: it is uncertain until it is
/// reconciled. A transfer that was cleared and is not finished was cut off between two batches.
/// What was recorded as erased or destroyed is brought to its end before anything else is done.
enum Recovery {
    static func run(
        store: any GatewayStore, journal: Journal, places: HomePlaces, now: Instant
    ) async throws(GatewayError) -> [DeliveryRecord] {
        try BlockReplay.run(in: store, places: places)
        try await finishDestructions(in: store, journal: journal, places: places, now: now)
        let unfinished: [DeliveryRecord]
        let transfers: [TransferRecord]
        do {
            unfinished = try store.unfinishedDeliveries()
            transfers = try store.transfers()
        } catch { throw GatewayError(error) }
        var uncertain: [DeliveryRecord] = []
        for delivery in unfinished {
            uncertain.append(try await record(uncertain: delivery, in: journal))
        }
        for transfer in transfers where transfer.state == .cleared {
            try await finish(transfer, in: store, journal: journal)
        }
        let named = transfers.filter { $0.subjectRoot != nil }.map { "\($0.identifier)" }
        removeStrayFiles(places: places, known: Set(named))
        return uncertain
    }

    /// Files that are recorded as destroyed go, and a key whose last file went goes with them.
    private static func finishDestructions(
        in store: any GatewayStore, journal: Journal, places: HomePlaces, now: Instant
    ) async throws(GatewayError) {
        let destroyed: [DestroyedSegment]
        let living: Set<String>
        do {
            destroyed = try store.destroyedSegments()
            guard !destroyed.isEmpty else { return }
            living = Set(
                try store.keys(named: try EpochDestruction.tagKey()).map(SubjectEpoch.name))
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
        try EpochDestruction.removeFiles(of: destroyed.map(\.transfer), places: places)
        let begun = Dictionary(destroyed.map { ($0.epoch, $0.horizon) }) { first, _ in first }
        for (epoch, horizon) in begun.sorted(by: { $0.key < $1.key })
        where living.contains(epoch) {
            _ = try await EpochDestruction(epoch: epoch, horizon: horizon).run(
                try TransferHistory(of: store), in: store, places: places, journal: journal,
                now: now)
        }
    }

    private static func record(
        uncertain delivery: DeliveryRecord, in journal: Journal
    ) async throws(GatewayError) -> DeliveryRecord {
        var ended = delivery
        ended.state = .uncertain
        ended.reason = .providerUncertain
        try await journal.record(
            [
                EntryDraft(
                    .deliveryUncertain, .error, by: journal.actor,
                    on: ("delivery", "\(delivery.transfer)/\(delivery.batch)"),
                    transfer: delivery.transfer, reason: .providerUncertain,
                    details: [
                        "batch": .integer(Int64(delivery.batch)),
                        "body": .string(delivery.body), "found": "at start",
                    ])
            ], changing: [.endDelivery(ended)])
        return ended
    }

    private static func finish(
        _ transfer: TransferRecord, in store: any GatewayStore, journal: Journal
    ) async throws(GatewayError) {
        let deliveries: [DeliveryRecord]
        do { deliveries = try store.deliveries(of: transfer.identifier) } catch {
            throw GatewayError(error)
        }
        let state: TransferState =
            deliveries.contains { $0.state == .uncertain } ? .uncertain : .interrupted
        try await journal.record(
            [
                TransferEnd(
                    transfer: transfer.identifier, state: state, reason: nil,
                    deliveries: deliveries
                ).draft(by: journal.actor)
            ], changing: [.moveTransfer(transfer.identifier, to: state)])
    }

    /// Subject records of a transfer that was never recorded are leftovers of a crash.
    private static func removeStrayFiles(places: HomePlaces, known: Set<String>) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: places.segments)) ?? []
        for file in files where !known.contains(String(file.prefix(26))) {
            // A leftover that stays is untidy and harmless: nothing names it.
            try? FileManager.default.removeItem(atPath: places.segments + "/" + file)
        }
    }
}
