// Calls that fail, or are the last.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Each kind of file system call fails with EIO or a full disk, or the process is killed before it:
/// the home tells the truth afterwards, and nothing is sent without an entry that is there.
struct Attack16: AttackRow {
    func run() throws { try Self.matrix("consent record") }

    /// Runs a sample of the crash matrix; all of it runs by itself.
    static func matrix(_ rows: String) throws {
        let script = Programs.project.appending(path: "Tests/Scripts/crash-matrix").path
        let finished = try Program.run(
            script, [Programs.folder.path, "--quick", "--only", rows])
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(finished.output.contains(" passed, 0 failed"), "\(finished.everything)")
    }
}
