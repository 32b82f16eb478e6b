// What was published.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// What was published.
public struct PublishedView: Hashable, Sendable {
    /// Number of entries.
    public let size: UInt64
    /// Root of the tree over all of them.
    public let root: Digest<Node>
    /// Files that were not there before, or hold another checkpoint now.
    public let filesWritten: Int
}
