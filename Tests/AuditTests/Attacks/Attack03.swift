// Two entries swapped.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import Audit

/// Two entries are swapped, alone and together with their hashes: INVALID.
struct Attack03: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        let name = AttackBench.bundles[0]
        let swap = { (bytes: inout [UInt8]) in
            var entries = try EntryBundle.decode(bytes, width: 256)
            entries.swapAt(40, 41)
            bytes = try EntryBundle.encode(entries)
        }
        try bench.expectInvalid(name, naming: "\(name), entry 40", after: swap)
        try bench.expectInvalid("tile/0/000", naming: "\(name), entry 40") { hashes in
            let (first, second) = (hashes[1_280..<1_312], hashes[1_312..<1_344])
            hashes.replaceSubrange(1_280..<1_344, with: Array(second + first))
            var entries = try bench.folder.bytes("view/\(name)")
            try swap(&entries)
            try bench.folder.write(entries, to: "view/\(name)")
        }
        try bench.expectInvalid(rowsNaming: "entry 40") { $0.bodies.swapAt(40, 41) }
        try bench.expectInvalid(rowsNaming: "entry 40") {
            $0.bodies.swapAt(40, 41)
            $0.leaves.swapAt(40, 41)
        }
    }
}
