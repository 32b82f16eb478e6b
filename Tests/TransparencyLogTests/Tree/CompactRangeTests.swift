// Growing a tree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

/// A tree grown leaf by leaf against the definition over all leaves.
struct CompactRangeTests {
    @Test func `every tree up to 300 entries has the root of the definition`() {
        var tree = GrownTree(size: 0)
        for size in 0...300 {
            #expect(tree.range.root == ReferenceTree.root(tree.leaves[...]), "size \(size)")
            #expect(tree.range.size == UInt64(size))
            tree.append(size)
        }
    }

    @Test(arguments: [1_023, 4_097, 5_000])
    func `a large tree has the root of the definition`(size: Int) {
        let tree = GrownTree(size: size)
        #expect(tree.range.root == ReferenceTree.root(tree.leaves[...]))
    }

    @Test func `every completed subtree is told of once, with the hash of its own entries`() {
        let tree = GrownTree(size: 300)
        for (place, hash) in tree.hashes {
            let width = 1 << place.level
            let start = Int(place.index) * width
            #expect(hash == ReferenceTree.root(tree.leaves[start..<start + width]))
        }
        let expected = (0...8).reduce(0) { $0 + 300 >> $1 }
        #expect(tree.hashes.count == expected)
    }

    @Test func `a tree goes on from its stored subtrees as if it had never stopped`() throws {
        var tree = GrownTree(size: 0)
        for size in 0..<130 {
            var resumed = try #require(
                CompactRange(size: UInt64(size), subtrees: tree.range.subtrees))
            tree.append(size)
            resumed.append(tree.leaves[size])
            #expect(resumed == tree.range)
        }
    }

    @Test func `a wrong number of subtrees or too large a size is no tree`() {
        let subtrees = GrownTree(size: 7).range.subtrees
        #expect(CompactRange(size: 7, subtrees: subtrees) != nil)
        #expect(CompactRange(size: 8, subtrees: subtrees) == nil)
        #expect(CompactRange(size: 7, subtrees: Array(subtrees.dropLast())) == nil)
        #expect(CompactRange(size: 1 << 63, subtrees: Array(subtrees.prefix(1))) == nil)
        #expect(CompactRange(size: 1 << 62, subtrees: Array(subtrees.prefix(1))) != nil)
    }
}
