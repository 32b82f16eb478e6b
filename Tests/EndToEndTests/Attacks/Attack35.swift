// Evidence read in silence.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Evidence is exported or read by somebody who may not, or while the log cannot be written: no
/// output without the committed entry.
struct Attack35: AttackRow {
    func run() throws {
        let home = try TestHome()
        try home.found()
        try home.must("principal", "add", "cora", "--role", "contributor")
        let file = home.scratch.path("entries.csv")
        let refused = try home.exeat("audit", "export", "--to", file, "--as", "cora")
        #expect(refused.status == 4, "\(refused.everything)")
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try home.entries("access.denied").count == 1)

        let exported = try home.exeat("audit", "export", "--to", file)
        #expect(exported.status == 0, "\(exported.everything)")
        #expect(try home.entries("audit.exported").count == 1)
    }
}
