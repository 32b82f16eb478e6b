// The compiler refuses every attempt to cheat.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The compiler refuses every attempt in `Tests/CompileFail`, each with its expected diagnostic.
///
/// Use after consume is found after type checking, so the attempts go as far as `-emit-sil`.
struct CheatingTests {
    private static let folder = Programs.project.appending(path: "Tests/CompileFail")
    private static let honest = "honest-use.swift"

    static let attempts: [String] =
        ((try? FileManager.default.contentsOfDirectory(
            atPath: folder.path)) ?? []).filter { $0.hasSuffix(".swift") && $0 != honest }.sorted()

    @Test func `there are at least fourteen attempts`() {
        #expect(Self.attempts.count >= 14)
    }

    @Test func `honest use of the same modules compiles`() throws {
        let compiled = try compile(Self.honest)
        #expect(compiled.status == 0, "\(compiled.everything)")
    }

    @Test(arguments: attempts) func `the compiler refuses an attempt to cheat`(
        attempt: String
    ) throws {
        let text = try String(
            contentsOf: Self.folder.appending(path: attempt), encoding: .utf8)
        let first = try #require(text.split(separator: "\n").first)
        let mark = "// expect: "
        try #require(first.hasPrefix(mark))
        let expected = first.dropFirst(mark.count)
        let compiled = try compile(attempt)
        #expect(compiled.status != 0, "it compiled")
        #expect(compiled.messages.contains(expected), "\(compiled.messages)")
    }

    private func compile(_ file: String) throws -> Finished {
        let build = Programs.folder
        let yaml = build.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "checkouts/Yams/Sources/CYaml/include")
        let openSSL = Programs.project.appending(path: "Sources/COpenSSL/module.modulemap")
        return try Program.run(
            "/usr/bin/env",
            [
                "swiftc", "-emit-sil", "-o", "/dev/null", "-parse-as-library", "-swift-version",
                "6", "-package-name", "exeat", "-module-name", "cheat",
                "-I", build.appending(path: "Modules").path, "-I", yaml.path,
                "-Xcc", "-fmodule-map-file=\(openSSL.path)",
                Self.folder.appending(path: file).path,
            ])
    }
}
