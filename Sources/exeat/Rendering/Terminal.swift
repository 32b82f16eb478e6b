// Results go to standard output, everything else to standard error.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Results go to standard output, everything else to standard error.
enum Terminal {
    /// A result.
    static func print(_ line: String) {
        FileHandle.standardOutput.write(Data((printable(line) + "\n").utf8))
    }

    /// A message.
    static func say(_ line: String) {
        FileHandle.standardError.write(Data((printable(line) + "\n").utf8))
    }

    /// Several messages.
    static func say(_ lines: [String]) {
        for line in lines { say(line) }
    }

    /// Control characters in stored values are shown and never sent to a terminal.
    static func printable(_ text: String) -> String {
        guard text.utf8.contains(where: { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F }) else {
            return text
        }
        var shown = ""
        for scalar in text.unicodeScalars {
            if scalar == "\n" || (scalar.value >= 0x20 && scalar.value != 0x7F) {
                shown.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16)
                shown += "\\x" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return shown
    }
}
