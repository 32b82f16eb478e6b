// The reviews of the log, and whether each still holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// The reviews of the log, oldest first, and whether what each was made at is still there.
public struct ListReviews: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.auditRead

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// All reviews, oldest first.
        public let reviews: [SignedReview]
        /// How many entries the log has.
        public let size: UInt64
        /// Whether its entries make up the root that its newest checkpoint is signed over; if not,
        /// a review may be missing here too.
        public let holds: Bool
    }

    /// Asks.
    public init() {}

    /// Answers from committed state: each root is made anew from the entries, and once more from the
    /// hashes that are stored.
    ///
    /// - Throws: `GatewayError.integrity` for bytes that are no entry, and for a review that cannot
    ///   be one.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let head = try SignedHead.newest(in: workroom)
        var reviews: [SignedReview] = []
        try EntryScan.run(over: workroom.store) { (entry) throws(GatewayError) in
            guard entry.type == .reviewSigned, entry.index < head.size else { return }
            reviews.append(try SignedReview(entry))
        }
        let sizes = Set(reviews.map(\.size)).union([head.size])
        let roots = try Self.roots(of: workroom.store, at: sizes)
        for index in reviews.indices {
            let size = reviews[index].size
            reviews[index].holds =
                roots[size]?.hexadecimal == reviews[index].root
                && Self.storedRoot(of: workroom.store, at: size)?.hexadecimal
                    == reviews[index].root
        }
        return Output(
            reviews: reviews, size: head.size,
            holds: roots[head.size] == head.root
                && Self.storedRoot(of: workroom.store, at: head.size) == head.root)
    }

    /// The roots that the entries make up, by hashing all of them.
    private static func roots(
        of log: some LogReading, at sizes: Set<UInt64>
    ) throws(GatewayError) -> [UInt64: Digest<Node>] {
        let end = sizes.max() ?? 0
        var roots: [UInt64: Digest<Node>] = [:]
        var tree = CompactRange()
        while tree.size < end {
            let next = min(tree.size + CheckedEntries.step, end)
            let bodies: [[UInt8]]
            do { bodies = try log.bodies(tree.size..<next) } catch { throw GatewayError(error) }
            guard !bodies.isEmpty else { return roots }
            for body in bodies {
                tree.append(TreeHash.leaf(of: body))
                if sizes.contains(tree.size) { roots[tree.size] = tree.root }
            }
        }
        return roots
    }

    /// The root that the stored hashes make up; nil where one is missing.
    private static func storedRoot(
        of log: some LogReading, at size: UInt64
    ) -> Digest<Node>? {
        try? ProofBuilder.root(ofSize: size, from: StoredTree(log))
    }
}
