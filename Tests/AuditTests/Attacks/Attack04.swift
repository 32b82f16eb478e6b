// An entry inserted, deleted or written over.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import Audit

/// An entry is inserted, deleted, or written over by its neighbour: INVALID.
struct Attack04: AttackRow {
    private static let edits: [@Sendable (inout [[UInt8]]) -> Void] = [
        { $0.insert($0[12], at: 12) },
        { $0.insert(Array("{}".utf8), at: 12) },
        { $0.remove(at: 12) },
        { $0[12] = $0[13] },
    ]

    func run() throws {
        let bench = try AttackBench()
        let last = AttackBench.bundles[1]
        for edit in Self.edits {
            try bench.expectInvalid(last) { bytes in
                var entries = try EntryBundle.decode(bytes, width: 44)
                edit(&entries)
                bytes = try EntryBundle.encode(entries)
            }
            try bench.expectInvalid(rowsNaming: "entry ") { edit(&$0.bodies) }
            // With the hashes of the entries beside them, the tree above does not fit.
            try bench.expectInvalid(rowsNaming: "entry ") {
                edit(&$0.bodies)
                $0.leaves = $0.bodies.map(TreeHash.leaf)
            }
        }
    }
}
