// Where a walk through the log gets its bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// Where a walk through the log gets its entries, and what it holds the derived hashes against.
protocol WalkSource {
    /// The entries from `index` on that could be read, and what is wrong with the one after them.
    ///
    /// There is at least one of them or a problem, as long as `index` is below `size`.
    mutating func entries(
        from index: UInt64, size: UInt64
    ) throws(AuditError) -> (bodies: [[UInt8]], problem: String?)

    /// What people call the place of an entry that was read together with the one at `first`.
    ///
    /// `index` may be one past the last of these: something stands there that does not belong.
    func place(of index: UInt64, readFrom first: UInt64) -> String

    /// Refuses a leaf hash that is not the stored one.
    mutating func compare(_ leaf: Digest<Leaf>, at index: UInt64) throws(AuditError)

    /// Refuses the hash of a complete subtree of level 1 or more that is not the stored one.
    mutating func compare(_ subtree: LogGrowth.Subtree) throws(AuditError)

    /// Refuses a tree that is not the one that a checkpoint of this size speaks of.
    ///
    /// `keys` are those that its entries name; nil before the first.
    mutating func compare(_ tree: CompactRange, keys: LogKeys?) throws(AuditError)

    /// The root that the tree had at a size up to which every hash was compared.
    func root(ofSize size: UInt64) throws(AuditError) -> Digest<Node>
}

extension WalkSource {
    /// Walks through the whole log: derives every hash anew, reads every entry, and compares.
    ///
    /// - Parameters:
    ///   - checkpoint: What the log's key signed.
    ///   - key: The key that whoever asks knows.
    ///   - brackets: When checkpoints were cosigned, to find times that cannot be.
    ///   - progress: Gets the number of entries done.
    /// - Returns: What the log was found to be.
    /// - Throws: `AuditError` that names the first entry or file that is wrong.
    mutating func walk(
        to checkpoint: Checkpoint, key: VerifierKey, brackets: TimeBrackets = TimeBrackets([]),
        progress: (UInt64) -> Void = { _ in }
    ) throws(AuditError) -> VerifiedLog {
        var tree = CompactRange()
        var chain = EntryChain()
        var brackets = brackets
        try compare(tree, keys: nil)
        while tree.size < checkpoint.size {
            let first = tree.size
            let (bodies, problem) = try entries(from: first, size: checkpoint.size)
            for body in bodies {
                let index = tree.size
                let leaf = TreeHash.leaf(of: body)
                try compare(leaf, at: index)
                let place = place(of: index, readFrom: first)
                let entry: Entry
                do {
                    entry = try Entry(body, at: index)
                    try chain.take(entry)
                } catch { throw .invalid(place: place, cause: "\(error)") }
                try checkClaims(of: entry, at: place)
                brackets.take(entry)
                var completed: [LogGrowth.Subtree] = []
                tree.append(leaf) { level, index, hash in
                    completed.append(LogGrowth.Subtree(level: level, index: index, hash: hash))
                }
                for subtree in completed { try compare(subtree) }
                try compare(tree, keys: chain.keys)
            }
            if let problem {
                throw .invalid(place: place(of: tree.size, readFrom: first), cause: problem)
            }
            progress(tree.size)
        }
        guard tree.root == checkpoint.root else {
            throw .invalid(
                place: "checkpoint", cause: "the entries do not have the signed root")
        }
        let unfinished = chain.unfinished.map { open in
            VerifiedLog.Delivery(
                transfer: open.batch.transfer, batch: open.batch.number,
                place: place(of: open.start, readFrom: open.start))
        }
        return VerifiedLog(
            origin: checkpoint.origin, size: tree.size, root: tree.root, newest: chain.newest,
            keys: chain.keys ?? LogKeys(first: key), unfinished: unfinished,
            findings: brackets.findings)
    }

    /// An entry speaks of heads that lie before it, up to which every hash was compared.
    private func checkClaims(of entry: Entry, at place: String) throws(AuditError) {
        let claims: [HeadClaim]
        do { claims = try HeadClaim.all(of: entry) } catch {
            throw .invalid(place: place, cause: "\(error)")
        }
        for claim in claims where try root(ofSize: claim.size) != claim.root {
            throw .invalid(
                place: place, cause: "the log did not have that root at size \(claim.size)")
        }
    }
}
