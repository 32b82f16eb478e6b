// An epoch's records and its key are destroyed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation

/// Destroys an epoch: first the subject records, each recorded before its file goes, last the key.
///
/// It can be cut off anywhere: whoever comes next finds by the state what was begun, and goes on.
/// Once the key is gone, copies of the files in a backup do not open any more, and nobody can tell
/// whose pseudonym is whose.
struct EpochDestruction {
    let epoch: String
    /// Everything of the epoch was decided before.
    let horizon: Instant

    private static let recordedAtOnce = 64

    /// Does what is left to do.
    ///
    /// - Returns: How many transfers' records were destroyed now, and the entry about the key.
    /// - Throws: `GatewayError.logUnavailable` when a file cannot be removed; the next start tries
    ///   again.
    func run(
        _ history: TransferHistory, in store: any GatewayStore, places: HomePlaces,
        journal: Journal, now: Instant
    ) async throws(GatewayError) -> (segments: Int, entry: UInt64?) {
        let all = history.transfers.filter { $0.epoch == epoch }
        var rest = all.filter { $0.destroyed == nil }[...]
        let count = rest.count
        while !rest.isEmpty {
            try await record(rest.prefix(Self.recordedAtOnce), in: journal)
            rest = rest.dropFirst(Self.recordedAtOnce)
        }
        try Self.removeFiles(of: all.map(\.identifier), places: places)
        guard let version = try version(in: store) else { return (count, nil) }
        let entry = try await journal.record(
            [
                EntryDraft(
                    .retentionDestroyed, .allowed, by: journal.actor, on: ("epoch", epoch),
                    details: details)
            ],
            changing: [.destroyKey(try Self.tagKey(), version: version, at: now)])
        return (count, entry)
    }

    /// Removes files of subject records and of what is derived from them, as far as there are any.
    static func removeFiles(
        of transfers: [Identifier<Transfer>], places: HomePlaces
    ) throws(GatewayError) {
        guard !transfers.isEmpty else { return }
        let names = Set(transfers.map { "\($0)" })
        do {
            let files = try FileManager.default.contentsOfDirectory(atPath: places.segments)
            let doomed = files.filter { names.contains(String($0.prefix(26))) }
            guard !doomed.isEmpty else { return }
            for file in doomed {
                try FileManager.default.removeItem(atPath: places.segments + "/" + file)
            }
            try DurableFile.syncDirectory(of: places.segments + "/all")
        } catch {
            throw .logUnavailable(
                "a destruction is recorded and not finished, which the next start tries again: "
                    + "a file in `\(places.segments)` could not be removed")
        }
    }

    static func tagKey() throws(GatewayError) -> Name<KeyNoun> {
        do { return try Name(HomeFounding.tagKey) } catch { throw .failed("\(error)") }
    }

    private func record(
        _ transfers: ArraySlice<DecidedTransfer>, in journal: Journal
    ) async throws(GatewayError) {
        let drafts = transfers.map { transfer in
            EntryDraft(
                .retentionDestroyed, .allowed, by: journal.actor,
                on: ("segment", "\(transfer.identifier)"), transfer: transfer.identifier,
                details: details)
        }
        let changes = transfers.map { transfer in
            StateChange.destroySegment(
                DestroyedSegment(
                    transfer: transfer.identifier, epoch: epoch, horizon: horizon))
        }
        try await journal.record(drafts, changing: changes)
    }

    private var details: [String: CanonicalJSON] {
        ["epoch": .string(epoch), "horizon": .string("\(horizon)")]
    }

    /// The version of the key that makes the epoch; nil when it is destroyed.
    private func version(in store: any GatewayStore) throws(GatewayError) -> Int? {
        do {
            return try store.keys(named: Self.tagKey())
                .first { SubjectEpoch.name(of: $0) == epoch }?.version
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }
}
