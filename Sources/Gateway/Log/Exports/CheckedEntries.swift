// Every entry below a head, each held to the tree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// Every entry below a head, in order, each held to its hash in the tree, and all of them together
/// to the root.
///
/// Entries that nobody asked for are held to it too: one whose time was changed so that it lies
/// outside a period would else be missing from it without a word. What was given out before the
/// last call of `next` counts only after that call has returned nil.
struct CheckedEntries {
    private let log: any LogReading
    private let head: LogHead
    private var tree = CompactRange()
    private var block: ArraySlice<[UInt8]> = []

    /// Entries that are read, and held in memory, at a time.
    static let step: UInt64 = 512

    init(of log: any LogReading, below head: LogHead) {
        self.log = log
        self.head = head
    }

    /// How many were given out.
    var position: UInt64 { tree.size }

    /// The next entry; nil after the last, when all of them make up the head's root.
    ///
    /// - Throws: `GatewayError.integrity` that names the first entry that is not what the tree
    ///   holds, `.failed` when the log cannot be read.
    mutating func next() throws(GatewayError) -> CheckedEntry? {
        let index = position
        guard index < head.size else {
            guard tree.root == head.root else {
                throw .integrity(
                    "INVALID: the first \(head.size) entries do not make up the root of their "
                        + "checkpoint")
            }
            return nil
        }
        if block.isEmpty { block = try bodies(from: index) }
        guard let body = block.popFirst() else {
            throw .integrity("INVALID: entry \(index): it is missing")
        }
        let leaf = TreeHash.leaf(of: body)
        guard try storedLeaf(at: index) == leaf else {
            throw .integrity("INVALID: entry \(index): its bytes are not those that the tree holds")
        }
        tree.append(leaf)
        do { return CheckedEntry(entry: try Entry(body, at: index), body: body, leaf: leaf) } catch
        {
            throw .integrity("INVALID: entry \(index): \(error)")
        }
    }

    private func bodies(from index: UInt64) throws(GatewayError) -> ArraySlice<[UInt8]> {
        let end = min(index + Self.step, head.size)
        do { return try log.bodies(index..<end)[...] } catch { throw GatewayError(error) }
    }

    private func storedLeaf(at index: UInt64) throws(GatewayError) -> Digest<Leaf>? {
        do { return try log.leaf(at: index) } catch { throw GatewayError(error) }
    }
}
