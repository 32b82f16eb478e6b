// Tiles of other widths and names.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Audit

/// A partial tile has another width than its name says, is gone before its full tile is there, or
/// stands under a name that no tile has: INVALID, and the file is named.
struct Attack22: AttackRow {
    func run() throws {
        let bench = try AttackBench(44)
        for name in ["tile/0/000.p", "tile/entries/000.p"] {
            let good = try bench.folder.bytes("view/\(name)/44")
            for width in ["43", "1", "255"] {
                try bench.folder.write(good, to: "view/\(name)/\(width)")
                try expectNamed("\(name)/\(width)", bench)
                try FileManager.default.removeItem(
                    atPath: bench.folder.file("view/\(name)/\(width)"))
            }
            try FileManager.default.removeItem(atPath: bench.folder.file("view/\(name)/44"))
            try expectNamed("\(name)/44", bench)
            try bench.folder.write(good, to: "view/\(name)/44")
        }
        for name in [
            "tile/0/0", "tile/0/0001", "tile/0/x000", "tile/0/x001", "tile/0/000.p/044",
            "tile/0/000.p/0", "tile/0/000.p/256", "tile/64/000", "tile/00/000", "tile/-1/000",
            "tile/entries/0", "tile/data/000",
        ] {
            try bench.folder.write([0], to: "view/\(name)")
            try expectNamed(name, bench)
            try FileManager.default.removeItem(atPath: bench.folder.file("view/\(name)"))
        }
        #expect(bench.verdict() == nil)
    }

    private func expectNamed(
        _ name: String, _ bench: AttackBench, from location: SourceLocation = #_sourceLocation
    ) throws {
        AttackBench.expect(bench.verdict(), isInvalidAt: name, "\(name)", from: location)
    }
}
