// The older of two keys ends signing the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// Ends the older of the two keys that sign the log: the checkpoint over the entry that says so is
/// its last.
///
/// The files are put in order after the commit; a crash between leaves that to the next opening.
public struct RetireLogKey: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.keyRotate

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The verifier key that signs alone from now on.
        public let vkey: String
        /// The one that ended.
        public let retired: String
        /// The size of the last checkpoint that the ended key signed.
        public let until: UInt64
        /// The entry that says so.
        public let entry: UInt64
    }

    /// Asks.
    public init() {}

    /// Records the end, then puts the files in order.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        let standing = workroom.verifierKeys
        guard standing.count == 2 else {
            throw .input(.inputNotFound, "one key signs the log; there is no rotation to finish")
        }
        let (retired, vkey) = (standing[0].text, standing[1].text)
        let draft = EntryDraft(
            .keyRetired, .allowed, by: journal.actor, on: ("key", LogKeys.name),
            details: ["vkey": .string(retired)])
        let entry = try await journal.retire(recording: [draft]) { (first) in
            [.endLogKey(vkey: retired, until: first + 1)]
        }
        do { try workroom.signingKeys.promoteNext() } catch { throw GatewayError(error) }
        return Output(vkey: vkey, retired: retired, until: entry + 1, entry: entry)
    }
}
