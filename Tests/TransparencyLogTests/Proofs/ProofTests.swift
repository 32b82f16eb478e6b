// Proofs made and checked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

/// Proofs against the recursion of RFC 6962, and against everything that is not quite a proof.
struct ProofTests {
    private static let tree = GrownTree(size: 300)

    private func root(_ size: Int) -> Digest<Node> {
        ReferenceTree.root(Self.tree.leaves.prefix(size))
    }

    @Test func `the root of every earlier size can be made again`() throws {
        for size in 0...300 {
            #expect(try ProofBuilder.root(ofSize: UInt64(size), from: Self.tree) == root(size))
        }
    }

    @Test func `every inclusion proof of small trees is the definition's, and holds`() throws {
        for size in 1...70 {
            let root = root(size)
            for index in 0..<size {
                let proof = try ProofBuilder.inclusion(
                    of: UInt64(index), inSize: UInt64(size), from: Self.tree)
                #expect(
                    proof.path == ReferenceTree.path(index, Self.tree.leaves.prefix(size)))
                try proof.verify(leaf: Self.tree.leaves[index], root: root)
            }
        }
    }

    @Test func `every consistency proof of small trees is the definition's, and holds`() throws {
        for new in 1...70 {
            for old in 1...new {
                let proof = try ProofBuilder.consistency(
                    fromSize: UInt64(old), toSize: UInt64(new), from: Self.tree)
                #expect(proof.path == ReferenceTree.proof(old, Self.tree.leaves.prefix(new)))
                try proof.verify(oldRoot: root(old), newRoot: root(new))
            }
        }
    }

    @Test(arguments: 1...40)
    func `proofs of larger trees hold, wherever they are made`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed)
        let new = Int.random(in: 71...300, using: &numbers)
        let old = Int.random(in: 1...new, using: &numbers)
        let index = Int.random(in: 0..<new, using: &numbers)
        let inclusion = try ProofBuilder.inclusion(
            of: UInt64(index), inSize: UInt64(new), from: Self.tree)
        #expect(inclusion.path == ReferenceTree.path(index, Self.tree.leaves.prefix(new)))
        try inclusion.verify(leaf: Self.tree.leaves[index], root: root(new))
        let growth = try ProofBuilder.consistency(
            fromSize: UInt64(old), toSize: UInt64(new), from: Self.tree)
        #expect(growth.path == ReferenceTree.proof(old, Self.tree.leaves.prefix(new)))
        try growth.verify(oldRoot: root(old), newRoot: root(new))
    }

    @Test func `an inclusion proof holds for no other leaf, index, root or path`() throws {
        for size in [1, 2, 3, 7, 8, 33] {
            let root = root(size)
            for index in 0..<size {
                let good = try ProofBuilder.inclusion(
                    of: UInt64(index), inSize: UInt64(size), from: Self.tree)
                let leaf = Self.tree.leaves[index]
                #expect(throws: LogFormatError.self) {
                    try good.verify(leaf: Self.tree.leaves[index + 1], root: root)
                }
                #expect(throws: LogFormatError.self) {
                    try good.verify(leaf: leaf, root: Digest.zero)
                }
                for path in Self.neighbours(of: good.path) {
                    let bad = InclusionProof(index: good.index, size: good.size, path: path)
                    #expect(throws: LogFormatError.self) { try bad.verify(leaf: leaf, root: root) }
                }
                for other in 0..<UInt64(size + 2) where other != UInt64(index) {
                    let bad = InclusionProof(index: other, size: good.size, path: good.path)
                    #expect(throws: LogFormatError.self) { try bad.verify(leaf: leaf, root: root) }
                }
            }
        }
    }

    @Test func `a consistency proof holds for no other roots and no other path`() throws {
        for (old, new) in [(1, 2), (2, 3), (3, 7), (4, 8), (6, 33), (32, 33), (7, 7)] {
            let good = try ProofBuilder.consistency(
                fromSize: UInt64(old), toSize: UInt64(new), from: Self.tree)
            let (oldRoot, newRoot) = (root(old), root(new))
            try good.verify(oldRoot: oldRoot, newRoot: newRoot)
            #expect(throws: LogFormatError.self) {
                try good.verify(oldRoot: Digest.zero, newRoot: newRoot)
            }
            #expect(throws: LogFormatError.self) {
                try good.verify(oldRoot: oldRoot, newRoot: Digest.zero)
            }
            for path in Self.neighbours(of: good.path) {
                let bad = ConsistencyProof(oldSize: good.oldSize, newSize: good.newSize, path: path)
                #expect(throws: LogFormatError.self) {
                    try bad.verify(oldRoot: oldRoot, newRoot: newRoot)
                }
            }
        }
    }

    @Test(arguments: [(0, 5), (6, 5), (1, UInt64(1) << 63)] as [(UInt64, UInt64)])
    func `a growth that says nothing is neither made nor believed`(old: UInt64, new: UInt64) {
        #expect(throws: LogFormatError.self) {
            try ProofBuilder.consistency(fromSize: old, toSize: new, from: Self.tree)
        }
        let proof = ConsistencyProof(oldSize: old, newSize: new, path: [])
        #expect(throws: LogFormatError.self) {
            try proof.verify(oldRoot: TreeHash.emptyRoot, newRoot: root(5))
        }
    }

    @Test(arguments: [(5, 5), (0, 0), (UInt64.max, 3), (0, UInt64(1) << 63)] as [(UInt64, UInt64)])
    func `a place outside the tree is neither proven nor believed`(index: UInt64, size: UInt64) {
        #expect(throws: LogFormatError.self) {
            try ProofBuilder.inclusion(of: index, inSize: size, from: Self.tree)
        }
        let proof = InclusionProof(index: index, size: size, path: [])
        #expect(throws: LogFormatError.self) {
            try proof.verify(leaf: Self.tree.leaves[0], root: root(1))
        }
    }

    @Test func `a hash that storage does not have ends the making of a proof`() {
        #expect(throws: GrownTree.MissingHash()) {
            try ProofBuilder.root(ofSize: 301, from: Self.tree)
        }
    }

    /// The path with one hash changed, left out, repeated, or one more at either end.
    private static func neighbours(of path: [Digest<Node>]) -> [[Digest<Node>]] {
        var all = [path + [Digest.zero], [Digest.zero] + path]
        for index in path.indices {
            for keep in [[], [Digest.zero], [path[index], path[index]]] {
                var changed = path
                changed.replaceSubrange(index...index, with: keep)
                all.append(changed)
            }
        }
        return all
    }
}
