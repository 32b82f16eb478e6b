// What comes from standard input or a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Foundation
import Glibc

/// What comes from standard input or a file: never from an argument, which everybody can see.
enum StandardInput {
    /// One line of text, without its end and without a byte order mark.
    ///
    /// More lines are refused: whoever gives ten withdrawals must not believe that all were taken.
    ///
    /// - Throws: `CommandFailure.input` when it is empty, too long, not UTF-8 or not the only line.
    static func line(_ what: String) throws -> String {
        let isTerminal = isatty(STDIN_FILENO) == 1
        if isTerminal { Terminal.say("\(what), then Enter:") }
        var text = readLine(strippingNewline: true) ?? ""
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        guard !text.isEmpty else {
            throw CommandFailure.input("no \(what) came from standard input")
        }
        guard text.utf8.count <= 1024 else {
            throw CommandFailure.input("what came from standard input is too long for one \(what)")
        }
        // `readLine` puts this character in the place of bytes that are not UTF-8.
        guard !text.unicodeScalars.contains("\u{FFFD}") else {
            throw CommandFailure.input("what came from standard input is not UTF-8")
        }
        while !isTerminal, let more = readLine(strippingNewline: true) {
            guard more.isEmpty else {
                throw CommandFailure.input(
                    "more than one line came from standard input; one \(what) at a time")
            }
        }
        return text
    }

    /// A secret from a file, or from standard input for `-`; a final newline is not part of it.
    static func secret(_ path: String, _ what: String) throws -> SecretBytes {
        var bytes: [UInt8]
        if path == "-" {
            if isatty(STDIN_FILENO) == 1 {
                bytes = Array(try hiddenLine(what).utf8)
            } else {
                bytes = Array(FileHandle.standardInput.readData(ofLength: 4096))
            }
        } else {
            // What stands here may be the secret itself, by mistake: it is not repeated.
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CommandFailure.input(
                    "the file with the \(what) cannot be read; the \(what) itself is never an "
                        + "argument")
            }
            guard data.count <= 4096 else {
                throw CommandFailure.input("the file is too large for a \(what)")
            }
            bytes = Array(data)
        }
        while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        let isPlain = bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard !bytes.isEmpty, isPlain else {
            throw CommandFailure.input("that is no \(what): one line without blanks is expected")
        }
        defer { for index in bytes.indices { bytes[index] = 0 } }
        return SecretBytes(copying: bytes)
    }

    /// A line typed without echo.
    static func hiddenLine(_ what: String) throws -> String {
        Terminal.say("\(what) (not shown), then Enter:")
        var old = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &old) == 0 else {
            throw CommandFailure.input("the terminal cannot hide what is typed")
        }
        var hidden = old
        hidden.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer { unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &old) }
        return readLine(strippingNewline: true) ?? ""
    }
}
