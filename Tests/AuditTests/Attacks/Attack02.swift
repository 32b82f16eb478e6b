// A bit flipped in a hash.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Audit

/// A bit is flipped in a full or partial tile of level 0 or 1, in a stored leaf hash or subtree:
/// INVALID, and the hash is named.
struct Attack02: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        for name in AttackBench.tiles {
            try bench.expectInvalid(name, naming: "\(name), hash 0") { $0[31] ^= 1 }
        }
        try bench.expectInvalid("tile/0/000", naming: "tile/0/000, hash 200") { $0[6_400] ^= 1 }
        for index in [0, 100, 255, 299] {
            try bench.expectInvalid(rowsNaming: "entry \(index)") { $0.leaves[index] = .zero }
        }
        for place in bench.storage.rows.subtrees.keys where place.index % 7 == 0 {
            try bench.expectInvalid(
                rowsNaming: "tree level \(place.level), index \(place.index)"
            ) { $0.subtrees[place] = .zero }
        }
    }
}
