// The newest state of the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// The newest state of the log: its size, its root and the signed checkpoint that says so.
public struct LogHead: Hashable, Sendable {
    /// Number of entries.
    public let size: UInt64
    /// Root of the tree over all of them.
    public let root: Digest<Node>
    /// The signed note, byte for byte.
    public let note: [UInt8]

    /// Joins the parts.
    public init(size: UInt64, root: Digest<Node>, note: [UInt8]) {
        self.size = size
        self.root = root
        self.note = note
    }
}
