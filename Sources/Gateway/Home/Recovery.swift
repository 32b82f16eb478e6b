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
enum Recovery {
    static func run(
        store: any GatewayStore, journal: Journal, places: HomePlaces
    ) async throws(GatewayError) -> [DeliveryRecord] {
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
