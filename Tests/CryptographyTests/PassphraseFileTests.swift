// Passphrases in files, and key files that take another's place.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Foundation
import Testing

struct PassphraseFileTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func write(_ bytes: [UInt8], _ path: String, mode: Int = 0o600) throws {
        try Data(bytes).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test(arguments: ["pass phrase", "pass phrase\n", "pass phrase\r\n"])
    func `a passphrase is a line without its end`(content: String) throws {
        try withFolder { folder in
            try write(Array(content.utf8), folder + "/p")
            let read = try SecretBytes(readingPassphraseFile: folder + "/p")
            #expect(read.exposed() == Array("pass phrase".utf8))
        }
    }

    @Test(arguments: ["", "\n", "\r\n", "one\ntwo\n", "one\n\n", "one\rtwo"])
    func `anything else is none`(content: String) throws {
        try withFolder { folder in
            try write(Array(content.utf8), folder + "/p")
            #expect(throws: CryptographyError.self) {
                _ = try SecretBytes(readingPassphraseFile: folder + "/p")
            }
        }
    }

    @Test func `a passphrase of more than 1024 bytes is none`() throws {
        try withFolder { folder in
            try write([UInt8](repeating: 0x61, count: 1025), folder + "/p")
            #expect(throws: CryptographyError.self) {
                _ = try SecretBytes(readingPassphraseFile: folder + "/p")
            }
        }
    }

    @Test func `a passphrase that others may read is refused`() throws {
        try withFolder { folder in
            try write(Array("open".utf8), folder + "/p", mode: 0o640)
            #expect(throws: CryptographyError.self) {
                _ = try SecretBytes(readingPassphraseFile: folder + "/p")
            }
        }
    }

    @Test func `a key file takes the place of another, and leaves nothing beside it`() throws {
        try withFolder { folder in
            try write([1], folder + "/k")
            try write([2, 2], folder + "/k.new", mode: 0o644)
            try SecretBytes(copying: [UInt8](repeating: 3, count: 32)).write(
                toKeyFile: folder + "/k")
            let read = try SecretBytes(readingKeyFile: folder + "/k", count: 32)
            #expect(read.exposed() == [UInt8](repeating: 3, count: 32))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["k"])
        }
    }

    @Test func `a file that cannot be put in place leaves the one before`() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder + "/k/inner", withIntermediateDirectories: true)
            #expect(throws: CryptographyError.self) {
                try SecretBytes(copying: [1]).write(toKeyFile: folder + "/k")
            }
            #expect(FileManager.default.fileExists(atPath: folder + "/k/inner"))
        }
    }

    @Test func `the length of a key file says whether it is sealed`() throws {
        try withFolder { folder in
            let key = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
            try key.write(toNewKeyFile: folder + "/plain")
            let sealed = try PassphraseSealedKey(
                sealing: key, under: SecretBytes(copying: [1]), for: "log-signing")
            try write(sealed.bytes, folder + "/sealed")
            try write([UInt8](repeating: 0, count: 100), folder + "/neither")
            switch try StoredKey(readingKeyFile: folder + "/plain") {
            case .plain(let read): #expect(read.exposed() == key.exposed())
            case .sealed: Issue.record("it is not sealed")
            }
            switch try StoredKey(readingKeyFile: folder + "/sealed") {
            case .plain: Issue.record("it is sealed")
            case .sealed(let read): #expect(read == sealed)
            }
            #expect(throws: CryptographyError.self) {
                _ = try StoredKey(readingKeyFile: folder + "/neither")
            }
        }
    }
}
