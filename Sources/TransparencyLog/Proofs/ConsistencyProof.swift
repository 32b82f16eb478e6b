// That an older tree is the beginning of a newer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// That an older tree is the beginning of a newer: nothing was changed, only added.
public struct ConsistencyProof: Hashable, Sendable {
    /// Number of entries of the older tree.
    public let oldSize: UInt64
    /// Number of entries of the newer tree.
    public let newSize: UInt64
    /// The hashes, lowest first.
    public let path: [Digest<Node>]

    /// Joins the parts; nothing is checked before `verify`.
    public init(oldSize: UInt64, newSize: UInt64, path: [Digest<Node>]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// Checks that the path leads to both roots: RFC 9162, section 2.1.4.2.
    ///
    /// An older size of 0 is refused: a proof from nothing says nothing.
    ///
    /// - Throws: `LogFormatError.unproven`.
    public func verify(oldRoot: Digest<Node>, newRoot: Digest<Node>) throws(LogFormatError) {
        guard oldSize > 0, oldSize <= newSize, newSize <= TreeSize.limit else {
            throw failure("the older size has to be at least 1 and no more than the newer")
        }
        if oldSize == newSize {
            guard path.isEmpty else { throw failure("the path is too long") }
            guard oldRoot == newRoot else { throw failure("one size has two roots") }
            return
        }
        guard !path.isEmpty else { throw failure("the path is too short") }
        // An older tree that is one complete subtree is its own first step.
        var steps = (oldSize.nonzeroBitCount == 1 ? [oldRoot] : []) + path
        let first = steps.removeFirst()
        var (place, last) = (oldSize - 1, newSize - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (old, new) = (first, first)
        for step in steps {
            guard last > 0 else { throw failure("the path is too long") }
            if place & 1 == 1 || place == last {
                old = TreeHash.node(step, old)
                new = TreeHash.node(step, new)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = TreeHash.node(new, step)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw failure("the path is too short") }
        guard old == oldRoot else { throw failure("the path leads to another older root") }
        guard new == newRoot else { throw failure("the path leads to another newer root") }
    }

    private func failure(_ problem: String) -> LogFormatError {
        .unproven(what: "growth from \(oldSize) to \(newSize) entries", problem: problem)
    }
}
