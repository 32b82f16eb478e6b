// The log's signing key, sealed by a passphrase.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct KeyPassphraseTests {
    private let home: TestHome

    init() throws { home = try TestHome() }

    private var file: String { home.path + "/keys/log-signing.key" }

    private func passphrase(_ text: String, mode: Int = 0o600) throws -> String {
        let path = home.scratch.path("passphrase-\(UUID().uuidString)")
        try Data("\(text)\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func exeat(_ secret: String?, _ arguments: String...) throws -> Finished {
        var environment = ["EXEAT_HOME": home.path]
        environment["EXEAT_PASSPHRASE_FILE"] = secret
        return try Program.run(Programs.path("exeat"), arguments, environment: environment)
    }

    /// A home whose signing key is sealed; gives back the passphrase's file.
    private func sealed() throws -> String {
        let secret = try passphrase("correct horse battery")
        try home.must(
            "init", "--origin", "exeat.company.example/test", "--administrator", "ada",
            "--passphrase-file", secret)
        return secret
    }

    @Test func `a sealed home opens with its passphrase and with nothing else`() throws {
        let secret = try sealed()
        try exeat(secret, "audit", "verify").expect(0)
        try exeat(nil, "status").expect(7, "$EXEAT_PASSPHRASE_FILE", "nothing was recorded")
        try exeat(try passphrase("correct horse batterx"), "status")
            .expect(7, "the passphrase does not open", "nothing was recorded")
    }

    @Test func `a sealed file does not hold the key as it is`() throws {
        _ = try sealed()
        let bytes = try Data(contentsOf: URL(filePath: file))
        #expect(bytes.count == 100 && bytes.starts(with: Data("exeatkf1".utf8)))
    }

    @Test func `the service manager's credential gives the passphrase`() throws {
        let secret = try sealed()
        let folder = home.scratch.path("credentials")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        try FileManager.default.copyItem(atPath: secret, toPath: folder + "/exeat-passphrase")
        try home.exeat("status", environment: ["CREDENTIALS_DIRECTORY": folder]).expect(0)
    }

    @Test func `a passphrase that others may read is refused`() throws {
        let secret = try sealed()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: secret)
        try exeat(secret, "status").expect(7, "others may read or change it")
    }

    @Test func `a short passphrase makes no home`() throws {
        let finished = try home.exeat(
            "init", "--origin", "exeat.company.example/test", "--passphrase-file",
            passphrase("short"))
        finished.expect(1, "at least 8 bytes")
        #expect(!FileManager.default.fileExists(atPath: home.path))
    }

    @Test func `resealing changes the passphrase and not the key`() throws {
        let old = try sealed()
        let new = try passphrase("another battery staple")
        try exeat(old, "key", "reseal", "log-signing", "--passphrase-file", new).expect(0)
        try exeat(old, "status").expect(7, "the passphrase does not open")
        try exeat(new, "audit", "verify").expect(0)
        let facts = try FileManager.default.attributesOfItem(atPath: file)
        #expect(facts[.posixPermissions] as? Int == 0o600)
        #expect(!FileManager.default.fileExists(atPath: file + ".new"))
    }

    @Test func `resealing without a passphrase leaves the plain key`() throws {
        let secret = try sealed()
        try exeat(secret, "key", "reseal", "log-signing", "--no-passphrase").expect(0)
        try exeat(nil, "audit", "verify").expect(0)
        #expect(try Data(contentsOf: URL(filePath: file)).count == 32)
    }

    @Test func `a sealed key is rotated to a sealed key`() throws {
        let secret = try sealed()
        try exeat(secret, "key", "rotate", "log-signing").expect(0)
        let next = try Data(contentsOf: URL(filePath: home.path + "/keys/log-signing-next.key"))
        #expect(next.count == 100)
        try exeat(secret, "key", "reseal", "log-signing", "--no-passphrase")
            .expect(1, "finish the rotation first")
        try exeat(secret, "key", "rotate", "log-signing", "--finish").expect(0)
        try exeat(secret, "audit", "verify", "--deep").expect(0)
    }

    @Test func `a sealed file with one bit changed is refused`() throws {
        let secret = try sealed()
        for place in [0, 8, 40, 60, 99] {
            let bytes = try Data(contentsOf: URL(filePath: file))
            var damaged = bytes
            damaged[place] ^= 1
            try damaged.write(to: URL(filePath: file))
            #expect(try exeat(secret, "status").status == 7)
            try bytes.write(to: URL(filePath: file))
        }
        try exeat(secret, "status").expect(0)
    }
}
