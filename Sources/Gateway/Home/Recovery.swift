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
/// What was recorded as erased or destroyed is brought to its end before anything else is done, and
/// what was left of files that were being taken in is removed.
enum Recovery {
    static func run(
        store: any GatewayStore, journal: Journal, places: HomePlaces, now: Instant
    ) async throws(GatewayError) -> [DeliveryRecord] {
        removeIncoming(in: places)
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
        try removeStrayFiles(known: Set(named), in: store, places: places)
        return uncertain
    }

    /// Files that are recorded as destroyed go, and a key whose last file went goes with them.
    ///
    /// The table says that there may be something to do; what is destroyed, the log says.
    private static func finishDestructions(
        in store: any GatewayStore, journal: Journal, places: HomePlaces, now: Instant
    ) async throws(GatewayError) {
        let destroyed: [DestroyedSegment]
        let living: [String]
        do {
            destroyed = try store.destroyedSegments()
            living = try store.keys(named: try EpochDestruction.tagKey()).map(SubjectEpoch.name)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
        let named = Set(destroyed.map { "\($0.transfer)" })
        guard
            destroyed.contains(where: { living.contains($0.epoch) })
                || files(in: places).contains(where: { named.contains(transfer(of: $0)) })
        else { return }
        let history = try TransferHistory(of: store)
        let recorded = history.transfers.filter { $0.destroyed != nil }
        if let stranger = destroyed.first(where: { row in
            !recorded.contains { $0.identifier == row.transfer && $0.epoch == row.epoch }
        }) {
            throw .integrity(
                "INVALID: the table of destroyed records names transfer \(stranger.transfer), "
                    + "which no entry destroyed; nothing was removed")
        }
        try EpochDestruction.removeFiles(of: recorded.map(\.identifier), places: places)
        let begun = Dictionary(recorded.map { ($0.epoch, $0.horizon) }) { first, _ in first }
        // The newest epoch is in use: no destruction of it was ever begun.
        for (epoch, horizon) in begun.sorted(by: { $0.key < $1.key })
        where living.dropLast().contains(epoch) {
            guard let horizon else {
                throw .integrity("INVALID: an end of epoch \(epoch) names no horizon")
            }
            _ = try await EpochDestruction(epoch: epoch, horizon: horizon).run(
                history, in: store, places: places, journal: journal, now: now)
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
    ///
    /// The table of transfers says which may be; that no entry names it, only the log can say.
    private static func removeStrayFiles(
        known: Set<String>, in store: any GatewayStore, places: HomePlaces
    ) throws(GatewayError) {
        let strays = files(in: places).filter { !known.contains(transfer(of: $0)) }
        guard !strays.isEmpty else { return }
        var decided: Set<String> = []
        try EntryScan.run(over: store) { entry in
            if entry.type == .transferDecided, let transfer = entry.transfer {
                decided.insert("\(transfer)")
            }
        }
        for file in strays where !decided.contains(transfer(of: file)) {
            // A leftover that stays is untidy and harmless: nothing names it.
            try? FileManager.default.removeItem(atPath: places.segments + "/" + file)
        }
    }

    /// What was being taken in has no name, and needs none removed, but where a file system or a
    /// crash between making it and unnaming it left one.
    private static func removeIncoming(in places: HomePlaces) {
        let manager = FileManager.default
        let left = (try? manager.contentsOfDirectory(atPath: places.incoming)) ?? []
        for file in left { try? manager.removeItem(atPath: places.incoming + "/" + file) }
    }

    private static func files(in places: HomePlaces) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: places.segments)) ?? []
    }

    /// The transfer that a file of subject records, or one beside it, is named for.
    private static func transfer(of file: String) -> String { String(file.prefix(26)) }
}
