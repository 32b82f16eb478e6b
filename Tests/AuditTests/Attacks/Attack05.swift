// The last bundle lengthened or cut.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Audit

/// A byte stands after the last bundle, or it is cut inside an entry or between two: INVALID.
struct Attack05: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        for name in AttackBench.bundles {
            try bench.expectInvalid(name) { $0.append(0) }
            try bench.expectInvalid(name) { $0.removeLast() }
            try bench.expectInvalid(name) { $0.removeLast(100) }
            try bench.expectInvalid(name) { bytes in
                // The boundary before the last entry.
                var start = 0
                while true {
                    let next = start + 2 + Int(bytes[start]) << 8 + Int(bytes[start + 1])
                    if next == bytes.count { break }
                    start = next
                }
                bytes.removeSubrange(start...)
            }
            try bench.expectInvalid(name) { $0 = [] }
        }
    }
}
