// Results go to standard output, everything else to standard error.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization

/// Results go to standard output, everything else to standard error.
enum Terminal {
    /// Whether a result could not be written, other than because its reader had enough.
    static var lostResults: Bool { lost.load(ordering: .relaxed) }

    private static let lost = Atomic(false)

    /// A result.
    static func print(_ line: String) { write(printable(line) + "\n") }

    /// A result that was checked when it came in, byte for byte and without a further line's end.
    static func print(exactly text: String) { write(text) }

    private static func write(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            guard cause?.code != Int(EPIPE) else { return }
            if !lost.exchange(true, ordering: .relaxed) {
                say("The result cannot be written to standard output; what was done stays done.")
            }
        }
    }

    /// A message.
    static func say(_ line: String) { draw(printable(line) + "\n") }

    /// A message as it is, with control characters.
    ///
    /// A run outlives whoever watches it: nothing ends because standard error is gone.
    static func draw(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Several messages.
    static func say(_ lines: [String]) {
        for line in lines { say(line) }
    }

    /// Control characters in stored values are shown and never sent to a terminal.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                let digits = String(scalar.value, radix: 16)
                shown += "\\x" + (digits.count < 2 ? "0" : "") + digits
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// Control characters other than the line's end, and those that turn the direction of text.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
