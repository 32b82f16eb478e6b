// A bundle, a tile or a row deleted.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Audit

/// A bundle, a tile or a row is deleted: INVALID.
///
/// The view can be made again, with the same bytes.
struct Attack06: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        for name in AttackBench.bundles + AttackBench.tiles {
            let bytes = try bench.folder.bytes("view/\(name)")
            try FileManager.default.removeItem(atPath: bench.folder.file("view/\(name)"))
            guard case .invalid(name, _)? = bench.verdict() else {
                Issue.record("\(name) is not missed")
                continue
            }
            try bench.publish(bench.storage)
            #expect(try bench.folder.bytes("view/\(name)") == bytes)
            #expect(bench.verdict() == nil)
        }
        try bench.expectInvalid(rowsNaming: "entry 299") { $0.bodies.removeLast() }
        try bench.expectInvalid(rowsNaming: "entry 299") { $0.leaves.removeLast() }
        try bench.expectInvalid(rowsNaming: "entry 10") { $0.bodies.remove(at: 10) }
        try bench.expectInvalid(rowsNaming: "head") { $0.checkpoints[300] = nil }
        for place in bench.storage.rows.subtrees.keys where place.level > 5 {
            try bench.expectInvalid(
                rowsNaming: "tree level \(place.level), index \(place.index)"
            ) { $0.subtrees[place] = nil }
        }
    }
}
