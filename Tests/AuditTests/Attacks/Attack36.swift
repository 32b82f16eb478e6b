// The beginning of the log pruned.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// The oldest bundle or tile is gone, or its entries are, as after pruning: INVALID.
///
/// No retention of this log allows it, so the smallest index that has to be there is 0.
struct Attack36: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        for name in ["tile/entries/000", "tile/0/000"] {
            let bytes = try bench.folder.bytes("view/\(name)")
            try FileManager.default.removeItem(atPath: bench.folder.file("view/\(name)"))
            AttackBench.expect(bench.verdict(), isInvalidAt: name, from: #_sourceLocation)
            let kept = try AttackBench.kept(bench.storage, size: 256)
            AttackBench.expect(
                bench.verdict(since: kept), isInvalidAt: name, from: #_sourceLocation)
            try bench.folder.write(bytes, to: "view/\(name)")
        }
        try bench.expectInvalid(rowsNaming: "entry 0") { $0.bodies.removeFirst(256) }
        try bench.expectInvalid(rowsNaming: "entry 0") {
            $0.bodies.removeFirst(256)
            $0.leaves.removeFirst(256)
        }
    }
}
