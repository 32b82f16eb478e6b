// A bit flipped in an entry.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Audit

/// A bit is flipped in an entry, in the database or in a bundle, or in a bundle's length prefix:
/// INVALID, and the entry is named.
struct Attack01: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        for index in [0, 7, 255, 256, 299] {
            try bench.expectInvalid(rowsNaming: "entry \(index)") { $0.bodies[index][30] ^= 4 }
        }
        for name in AttackBench.bundles {
            for position in [0, 1, 2, 300, 5_000] {
                try bench.expectInvalid(name, naming: "\(name), entry ", "byte \(position)") {
                    $0[position] ^= 0x10
                }
            }
        }
    }
}
