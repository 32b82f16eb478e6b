// What one commit adds to the log's tree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// What one commit adds to the log's tree: leaf hashes, complete subtrees and the new head.
public struct LogGrowth: Sendable {
    /// A complete subtree of level 1 or more.
    public struct Subtree: Hashable, Sendable {
        /// Its height: it joins `2^level` leaves.
        public let level: Int
        /// Its place on the level: `index * 2^level` leaves lie before it.
        public let index: UInt64
        /// Its hash.
        public let hash: Digest<Node>
    }

    /// One hash for each new entry, in order.
    public internal(set) var leaves: [Digest<Leaf>] = []
    /// The subtrees that became complete.
    public internal(set) var subtrees: [Subtree] = []
    /// The head after this commit.
    public internal(set) var head: LogHead
}
