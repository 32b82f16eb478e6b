// Evidence that was put together.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Evidence about one person is mixed from two logs, stands under an older checkpoint, lacks a file
/// or its digest, or names a file outside its folder: refused.
struct Attack33: AttackRow {
    func run() throws {
        let double = try SandboxProcess()
        let home = try TestHome()
        try home.prepare(for: double, rows: 40)
        let older = try home.exeat("audit", "checkpoint").output
        try home.must("export", "run", "newsletter")
        let person = try #require(double.contacts().first)
        let (good, key) = try evidence(of: person, in: home, named: "good")
        let whole = try verify(good, key)
        #expect(whole.status == 0, "\(whole.everything)")

        let second = try TestHome()
        try second.prepare(for: double, rows: 40)
        try second.must("export", "run", "newsletter")
        let (foreign, otherKey) = try evidence(of: person, in: second, named: "foreign")
        try expectRefusal(good, otherKey, "another log's key")
        let mixed = try FileManager.default.contentsOfDirectory(atPath: foreign)
            .filter { $0.hasSuffix(".proof") || $0 == "checkpoint" || $0 == "report.json" }
        try #require(mixed.count >= 3)
        for name in mixed {
            try expectRefusal(good, key, "\(name) of another log") { folder in
                try replace(name, in: folder, by: contents(foreign + "/" + name))
            }
        }
        try expectRefusal(good, key, "an older checkpoint") { folder in
            try replace("checkpoint", in: folder, by: Data(older.utf8))
        }
        for name in try files(of: good) {
            try expectRefusal(good, key, "without \(name)") { folder in
                try FileManager.default.removeItem(atPath: folder + "/" + name)
            }
        }
        for name in ["../outside", "/etc/hostname", "entries/../../outside", "./report.json"] {
            try expectRefusal(good, key, "a file named \(name)") { folder in
                try manifest(of: folder) { $0.replacing("\"report.json\"", with: "\"\(name)\"") }
            }
        }
        try expectRefusal(good, key, "without a digest") { folder in
            try manifest(of: folder) { text in
                let place = try #require(text.range(of: "\"sha256\":\""))
                let end = text.index(place.upperBound, offsetBy: 64)
                return text.replacingCharacters(in: place.upperBound..<end, with: "")
            }
        }
    }

    private func evidence(
        of person: String, in home: TestHome, named name: String
    ) throws -> (folder: String, key: String) {
        let folder = home.scratch.path(name)
        try home.must(
            "subject", "report", "-", "--ground", "access-request", "--evidence", folder,
            input: person + "\n")
        try home.must("audit", "publish")
        return (folder, home.path + "/published/log.vkey")
    }

    private func verify(_ folder: String, _ key: String) throws -> Finished {
        let script = Programs.project.appending(path: "audit/verify.py").path
        return try Program.run(
            "/usr/bin/env", ["python3", "-B", script, "evidence", folder, "--key", key])
    }

    /// Changes a copy, and expects that it is not believed and that the folder stays by itself.
    private func expectRefusal(
        _ folder: String, _ key: String, _ what: Comment,
        from location: SourceLocation = #_sourceLocation,
        after change: (String) throws -> Void = { _ in }
    ) throws {
        let scratch = try Scratch()
        let copy = scratch.path("copy")
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
        try change(copy)
        let found = try verify(copy, key)
        #expect(found.status == 6, "\(what): \(found.everything)", sourceLocation: location)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["copy"],
            sourceLocation: location)
    }

    private func files(of folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0 != "entries" && $0 != "README.md" }
    }

    private func contents(_ path: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// Puts other bytes in the place of a file, and their digest into the manifest.
    private func replace(_ name: String, in folder: String, by bytes: Data) throws {
        let file = URL(fileURLWithPath: folder + "/" + name)
        let before = try digest(of: file.path)
        try bytes.write(to: file)
        let after = try digest(of: file.path)
        try manifest(of: folder) { $0.replacing(before, with: after) }
    }

    private func digest(of path: String) throws -> String {
        String(try Program.run("/usr/bin/env", ["sha256sum", path]).output.prefix(64))
    }

    private func manifest(
        of folder: String, change: (String) throws -> String
    ) throws {
        let file = URL(fileURLWithPath: folder + "/manifest.json")
        let before = try String(contentsOf: file, encoding: .utf8)
        let after = try change(before)
        try #require(before != after)
        try Data(after.utf8).write(to: file)
    }
}
