// A key that signs the log, and for which sizes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A key that signs the log's checkpoints, and for which sizes.
public struct LogKeyRecord: Hashable, Sendable {
    /// The verifier key: name, identifier and public key, as C2SP signed notes write it.
    public let vkey: String
    /// It signs checkpoints of more than so many entries.
    public let from: UInt64
    /// It signs checkpoints of at most so many entries; nil while it has no end.
    public let until: UInt64?

    /// Joins the parts.
    public init(vkey: String, from: UInt64, until: UInt64? = nil) {
        self.vkey = vkey
        self.from = from
        self.until = until
    }
}
