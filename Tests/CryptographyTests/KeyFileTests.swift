// Key files.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Foundation
import Testing

/// What a key file must be, and what happens to one that is not.
struct KeyFileTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func problem(readingKeyFile path: String, count: Int = 32) -> String? {
        do {
            _ = try SecretBytes(readingKeyFile: path, count: count)
            return nil
        } catch .keyFile(path, let problem) {
            return problem
        } catch {
            return "another error: \(error)"
        }
    }

    @Test func `a written key file reads back and is its owner's alone`() throws {
        try withFolder { folder in
            let secret = SecretBytes(randomCount: 32)
            try secret.write(toNewKeyFile: folder + "/key")
            let read = try SecretBytes(readingKeyFile: folder + "/key", count: 32)
            #expect(read.exposed() == secret.exposed())
            let facts = try FileManager.default.attributesOfItem(atPath: folder + "/key")
            #expect(facts[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `an existing file is never written over`() throws {
        try withFolder { folder in
            try SecretBytes(copying: [1]).write(toNewKeyFile: folder + "/key")
            #expect(throws: CryptographyError.self) {
                try SecretBytes(copying: [2]).write(toNewKeyFile: folder + "/key")
            }
            let read = try SecretBytes(readingKeyFile: folder + "/key", count: 1)
            #expect(read.exposed() == [1])
        }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o601])
    func `a file that others may touch is refused`(mode: Int) throws {
        try withFolder { folder in
            try SecretBytes(randomCount: 32).write(toNewKeyFile: folder + "/key")
            try setMode(mode, of: folder + "/key")
            #expect(problem(readingKeyFile: folder + "/key")?.contains("0600") == true)
        }
    }

    @Test(arguments: [0, 31, 33])
    func `a file of another length is refused`(count: Int) throws {
        try withFolder { folder in
            try SecretBytes(randomCount: count).write(toNewKeyFile: folder + "/key")
            #expect(
                problem(readingKeyFile: folder + "/key")
                    == "it has \(count) bytes where 32 belong")
        }
    }

    @Test func `what is no regular file is refused and not waited for`() throws {
        try withFolder { folder in
            #expect(problem(readingKeyFile: folder) == "it is not a regular file")
            #expect(unsafe mkfifo(folder + "/fifo", 0o600) == 0)
            #expect(problem(readingKeyFile: folder + "/fifo") == "it is not a regular file")
            try SecretBytes(randomCount: 32).write(toNewKeyFile: folder + "/key")
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/link", withDestinationPath: folder + "/key")
            let link = problem(readingKeyFile: folder + "/link")
            #expect(link?.contains("cannot be opened") == true)
            let missing = problem(readingKeyFile: folder + "/none")
            #expect(missing?.contains("cannot be opened") == true)
        }
    }

    @Test func `a file in a missing folder is not written, and the error says where`() throws {
        try withFolder { folder in
            #expect {
                try SecretBytes(randomCount: 32).write(toNewKeyFile: folder + "/none/key")
            } throws: { error in
                "\(error)".contains("`\(folder)/none/key`")
            }
        }
    }
}
