// A published folder whose sync failed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Needs a tracer that can make a system call fail.
struct PublishedFolderTests {
    private static let tracer = "/usr/bin/strace"

    private static var canTrace: Bool {
        FileManager.default.isExecutableFile(atPath: tracer)
            && (try? Program.run(tracer, ["-e", "trace=none", "/bin/true"]).status) == 0
    }

    /// Publishes under the tracer; gives back how it ended and the folders and files it synced.
    private func publish(
        _ home: TestHome, failing number: Int? = nil
    ) throws -> (status: Int32, synced: [String]) {
        let trace = home.scratch.path("trace")
        let injection = number.map { ["-e", "inject=fsync:error=EIO:when=\($0)"] } ?? []
        let finished = try Program.run(
            Self.tracer,
            ["-f", "-y", "-e", "trace=fsync", "-o", trace] + injection
                + [Programs.path("exeat"), "audit", "publish"],
            environment: ["EXEAT_HOME": home.path])
        let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
        return (
            finished.status,
            lines.filter { $0.contains("/published") }.compactMap {
                $0.split(separator: "<").last?.split(separator: ">").first.map(String.init)
            }
        )
    }

    @Test(.enabled(if: canTrace), arguments: 1...10)
    func `whatever sync failed, the next publishing syncs every folder on the way`(
        number: Int
    ) throws {
        let home = try TestHome()
        try home.found()
        let failed = try publish(home, failing: number)
        let again = try publish(home)
        #expect(again.status == 0)
        let view = home.path + "/published"
        for folder in ["", "/tile", "/tile/0", "/tile/0/000.p", "/tile/entries"] {
            #expect(again.synced.contains(view + folder), "after \(failed): \(folder)")
        }
    }
}
