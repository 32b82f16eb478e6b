// The tree as RFC 6962 defines it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import TransparencyLog

/// The tree as RFC 6962, section 2.1, defines it: recursion over all leaves, slow and plain.
enum ReferenceTree {
    static func root(_ leaves: ArraySlice<Digest<Leaf>>) -> Digest<Node> {
        guard let first = leaves.first else { return SHA256.digest(of: [UInt8]()) }
        if leaves.count == 1 { return first.retagged(as: Node.self) }
        let (left, right) = halves(leaves)
        return SHA256.digest(of: [1] + root(left).bytes + root(right).bytes)
    }

    /// `PATH(m, D[n])`.
    static func path(_ index: Int, _ leaves: ArraySlice<Digest<Leaf>>) -> [Digest<Node>] {
        if leaves.count <= 1 { return [] }
        let (left, right) = halves(leaves)
        return index < left.count
            ? path(index, left) + [root(right)]
            : path(index - left.count, right) + [root(left)]
    }

    /// `SUBPROOF(m, D[n], b)`; `PROOF(m, D[n])` is that with `b` true.
    static func proof(
        _ size: Int, _ leaves: ArraySlice<Digest<Leaf>>, isWhole: Bool = true
    ) -> [Digest<Node>] {
        if size == leaves.count { return isWhole ? [] : [root(leaves)] }
        let (left, right) = halves(leaves)
        return size <= left.count
            ? proof(size, left, isWhole: isWhole) + [root(right)]
            : proof(size - left.count, right, isWhole: false) + [root(left)]
    }

    private static func halves(
        _ leaves: ArraySlice<Digest<Leaf>>
    ) -> (ArraySlice<Digest<Leaf>>, ArraySlice<Digest<Leaf>>) {
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return (leaves.prefix(split), leaves.dropFirst(split))
    }
}
