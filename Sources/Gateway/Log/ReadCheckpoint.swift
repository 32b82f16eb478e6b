// The newest checkpoint, as signed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// The newest checkpoint, as signed, with a short form to keep.
public struct ReadCheckpoint: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.auditVerify

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// How many entries it is signed over.
        public let size: UInt64
        /// Root of the tree over them, hexadecimal.
        public let root: String
        /// The signed note, byte for byte.
        public let note: String
        /// Origin, size and root on one line: all it takes to compare with the log later.
        public let shortForm: String
        /// The newest of the keys that it verifies with.
        public let vkey: String
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let head: LogHead?
        do { head = try workroom.store.head() } catch { throw GatewayError(error) }
        guard let head else { throw .failed("the log is empty") }
        return Output(
            size: head.size, root: head.root.hexadecimal,
            note: String(decoding: head.note, as: UTF8.self),
            shortForm: "\(workroom.verifierKey.name) \(head.size) \(head.root.hexadecimal)",
            vkey: workroom.verifierKey.text)
    }
}
