// Where a passphrase comes from.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Foundation
import Glibc

/// Where a passphrase comes from: a file, or somebody at a terminal; never an argument.
enum Passphrase {
    /// Fewest bytes of a new one: whoever has the file may try as long as they like.
    private static let shortest = 8

    /// The one that opens what is sealed here: the file that `$EXEAT_PASSPHRASE_FILE` names, else
    /// `exeat-passphrase` among the service manager's credentials, else what is typed.
    ///
    /// - Throws: `CommandFailure.passphrase` when there is none, and nobody to ask.
    static func standing() throws -> SecretBytes {
        if let path = Environment.value("EXEAT_PASSPHRASE_FILE") { return try read(path) }
        if let folder = Environment.value("CREDENTIALS_DIRECTORY") {
            let path = folder + "/exeat-passphrase"
            if FileManager.default.fileExists(atPath: path) { return try read(path) }
        }
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure.passphrase(
                "neither $EXEAT_PASSPHRASE_FILE nor the service manager's credential "
                    + "`exeat-passphrase` nor a terminal gives its passphrase")
        }
        return try typed("passphrase")
    }

    /// A new one, from a file or typed twice.
    ///
    /// - Throws: `CommandFailure.input` when it is too short, or the two differ.
    static func new(from path: String?) throws -> SecretBytes {
        let passphrase: SecretBytes
        if let path {
            do { passphrase = try SecretBytes(readingPassphraseFile: path) } catch {
                throw CommandFailure.input("\(error)")
            }
        } else {
            guard isatty(STDIN_FILENO) == 1 else {
                throw CommandFailure.input(
                    "there is no terminal to ask at: name a file with `--passphrase-file`")
            }
            passphrase = try typed("new passphrase")
            let again = try typed("the same once more")
            guard areEqual(passphrase, again) else {
                throw CommandFailure.input("the two passphrases differ")
            }
        }
        guard passphrase.count >= shortest else {
            throw CommandFailure.input("a passphrase has at least \(shortest) bytes")
        }
        return passphrase
    }

    private static func read(_ path: String) throws -> SecretBytes {
        do { return try SecretBytes(readingPassphraseFile: path) } catch {
            throw CommandFailure.passphrase("its passphrase cannot be read: \(error)")
        }
    }

    private static func typed(_ what: String) throws -> SecretBytes {
        let text = try StandardInput.hiddenLine(what)
        // `readLine` puts this character in the place of bytes that are not UTF-8, each time the
        // same one: two passphrases would be one.
        guard !text.unicodeScalars.contains("\u{FFFD}") else {
            throw CommandFailure.passphrase("what was typed is not UTF-8")
        }
        var bytes = Array(text.utf8)
        defer { for index in bytes.indices { bytes[index] = 0 } }
        guard !bytes.isEmpty else { throw CommandFailure.passphrase("no passphrase was typed") }
        return SecretBytes(copying: bytes)
    }

    private static func areEqual(
        _ left: borrowing SecretBytes, _ right: borrowing SecretBytes
    ) -> Bool {
        guard left.count == right.count else { return false }
        return left.withBytes { (left) in
            right.withBytes { (right) in
                left.indices.reduce(0) { $0 | (left[$1] ^ right[$1]) } == 0
            }
        }
    }
}
