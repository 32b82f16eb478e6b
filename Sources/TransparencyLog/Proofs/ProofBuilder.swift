// Making proofs and roots from stored subtrees.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Making proofs and roots from stored subtrees: RFC 6962, sections 2.1.1 and 2.1.2.
///
/// Each reads O(log size) hashes.
public enum ProofBuilder {
    /// The root that the tree had when it held `size` entries.
    ///
    /// - Throws: `LogFormatError` for an impossible size, and what the reader throws.
    public static func root(
        ofSize size: UInt64, from reader: some SubtreeReader
    ) throws -> Digest<Node> {
        try check(size)
        guard size > 0 else { return TreeHash.emptyRoot }
        return try hash(of: 0..<size, from: reader)
    }

    /// A proof that the entry at `index` is in the tree of `size` entries.
    ///
    /// - Throws: `LogFormatError` unless `index` is below `size`, and what the reader throws.
    public static func inclusion(
        of index: UInt64, inSize size: UInt64, from reader: some SubtreeReader
    ) throws -> InclusionProof {
        try check(size)
        guard index < size else {
            throw LogFormatError.unproven(
                what: "entry \(index)", problem: "the tree has only \(size) entries")
        }
        var range = 0..<size
        var path: [Digest<Node>] = []
        while range.count > 1 {
            let middle = range.lowerBound + TreeSize.split(UInt64(range.count))
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            let isLeft = index < middle
            path.append(try hash(of: isLeft ? right : left, from: reader))
            range = isLeft ? left : right
        }
        return InclusionProof(index: index, size: size, path: path.reversed())
    }

    /// A proof that the tree of `old` entries is the beginning of the tree of `new` entries.
    ///
    /// - Throws: `LogFormatError` unless `old` is from 1 to `new`, and what the reader throws.
    public static func consistency(
        fromSize old: UInt64, toSize new: UInt64, from reader: some SubtreeReader
    ) throws -> ConsistencyProof {
        try check(new)
        guard old > 0, old <= new else {
            throw LogFormatError.unproven(
                what: "growth from \(old) to \(new) entries",
                problem: "the older size has to be at least 1 and no more than the newer")
        }
        var range = 0..<new
        var path: [Digest<Node>] = []
        while old != range.upperBound {
            let middle = range.lowerBound + TreeSize.split(UInt64(range.count))
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            let isLeft = old <= middle
            path.append(try hash(of: isLeft ? right : left, from: reader))
            range = isLeft ? left : right
        }
        // A range that starts at 0 is the whole older tree, whose root the verifier has.
        if range.lowerBound > 0 { path.append(try hash(of: range, from: reader)) }
        return ConsistencyProof(oldSize: old, newSize: new, path: path.reversed())
    }

    /// The hash over a range that the recursion of RFC 6962 cuts out, so it starts aligned.
    private static func hash(
        of range: Range<UInt64>, from reader: some SubtreeReader
    ) throws -> Digest<Node> {
        let count = UInt64(range.count)
        guard count.nonzeroBitCount > 1 else {
            let level = count.trailingZeroBitCount
            return try reader.subtree(level: level, index: range.lowerBound >> UInt64(level))
        }
        let middle = range.lowerBound + TreeSize.split(count)
        return TreeHash.node(
            try hash(of: range.lowerBound..<middle, from: reader),
            try hash(of: middle..<range.upperBound, from: reader))
    }

    private static func check(_ size: UInt64) throws(LogFormatError) {
        guard size <= TreeSize.limit else {
            throw .malformed(what: "the tree size", problem: "\(size) is 2^63 or more")
        }
    }
}
