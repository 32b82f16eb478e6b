// Hashes and roots against published vectors.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

/// The example tree of RFC 6962's reference code: eight leaves, their subtrees and nine roots.
@Suite(.enabled(if: Vectors.arePresent, Vectors.reason))
struct RootVectorTests {
    struct File: Decodable {
        struct Case: Decodable {
            let desc, want: String
            let leaf_hex: String?
        }
        let leaf_inputs_hex: [String]
        let node_hashes_hex: [[String]]
        let root_hashes_hex_by_size: [String]
        let hasher: [Case]
    }

    private func file() throws -> File {
        try Vectors.decode("extracted/rfc6962_roots.json", as: File.self)
    }

    @Test func `a growing tree has the published root at every size`() throws {
        let file = try file()
        var range = CompactRange()
        #expect(range.root.hexadecimal == file.root_hashes_hex_by_size[0])
        for (position, text) in file.leaf_inputs_hex.enumerated() {
            let entry = try #require(Hexadecimal.bytes(of: text))
            range.append(TreeHash.leaf(of: entry))
            #expect(range.root.hexadecimal == file.root_hashes_hex_by_size[position + 1])
        }
        #expect(range.size == 8)
    }

    @Test func `a growing tree completes the published subtrees`() throws {
        let file = try file()
        var levels: [[String]] = [[], [], [], []]
        var range = CompactRange()
        for text in file.leaf_inputs_hex {
            let leaf = TreeHash.leaf(of: try #require(Hexadecimal.bytes(of: text)))
            levels[0].append(leaf.hexadecimal)
            range.append(leaf) { level, index, hash in
                #expect(levels[level].count == Int(index))
                levels[level].append(hash.hexadecimal)
            }
        }
        #expect(levels == file.node_hashes_hex)
    }

    @Test func `an entry and nothing at all have the published hashes`() throws {
        let cases = try file().hasher
        #expect(cases.count == 4)
        for example in cases {
            if let text = example.leaf_hex {
                let entry = try #require(Hexadecimal.bytes(of: text))
                #expect(TreeHash.leaf(of: entry).hexadecimal == example.want)
                #expect(TreeHash.leaf(of: entry[...]).hexadecimal == example.want)
            } else if example.desc == "empty root" {
                #expect(TreeHash.emptyRoot.hexadecimal == example.want)
            }
        }
    }
}
