// A new key begins to sign the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// Begins to replace the key that signs the log: from now on a new key signs beside it.
///
/// The new key's file is durable before its entry is committed, under a checkpoint that both
/// signed. Whoever verifies the log takes the new key from that entry, while the old one still
/// vouches for it; `RetireLogKey` ends the overlap.
public struct RotateLogKey: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.keyRotate

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The new verifier key, to be handed to whoever checks the log.
        public let vkey: String
        /// The one that signs beside it.
        public let previous: String
        /// The entry that says so.
        public let entry: UInt64
    }

    /// Asks.
    public init() {}

    /// Makes the key, then records it.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        let standing = workroom.verifierKeys
        guard standing.count == 1 else {
            throw .input(
                .inputExists, "two keys sign the log already; that rotation is to be finished first"
            )
        }
        let next: NoteSigner
        do { next = try workroom.signingKeys.makeNext() } catch { throw GatewayError(error) }
        let (vkey, previous) = (next.verifierKey.text, standing[0].text)
        let draft = EntryDraft(
            .keyRotated, .allowed, by: journal.actor, on: ("key", LogKeys.name),
            details: ["vkey": .string(vkey), "previous": .string(previous)])
        let known: [LogKeyRecord]
        do { known = try workroom.store.logKeys() } catch { throw GatewayError(error) }
        let entry = try await journal.rotate(to: next, recording: [draft]) { (first) in
            // A home from before this table was kept has its first key in its first entry alone.
            (known.isEmpty ? [.addLogKey(LogKeyRecord(vkey: previous, from: 0))] : [])
                + [.addLogKey(LogKeyRecord(vkey: vkey, from: first))]
        }
        return Output(vkey: vkey, previous: previous, entry: entry)
    }
}
