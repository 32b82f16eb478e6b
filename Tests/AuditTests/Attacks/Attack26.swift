// A note that is misread.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import Audit

/// A note has an empty line in its text, another dash, other white space, too many lines, bytes
/// that are no UTF-8, a mark at its beginning, a NUL or no last newline: refused.
struct Attack26: AttackRow {
    func run() throws {
        let bench = try AttackBench(3)
        let note = try WitnessUnderAttack.note(bench.storage, size: 3)
        let text = note.text
        for spoilt in ["\n" + text, text + "\n", text + "\nmore\n"] {
            try bench.expectInvalid("checkpoint", "\(spoilt)") {
                $0 = try Sample.signer().sign(spoilt).bytes
            }
        }
        let good = String(decoding: note.bytes, as: UTF8.self)
        let line = "\u{2014} other.example.org AAAAAAAA\n"
        for spoilt in [
            good.replacing("\u{2014}", with: "-"), good.replacing("\u{2014}", with: "\u{2013}"),
            good.replacing(" \(Sample.origin) ", with: " example.com\u{A0}exeat "),
            good.replacing("\n3\n", with: "\n3\0\n"), "\u{FEFF}" + good,
            String(good.dropLast()), good + String(repeating: line, count: 100), good + "\n",
        ] { try bench.expectInvalid("checkpoint") { $0 = Array(spoilt.utf8) } }
        try bench.expectInvalid("checkpoint", "no UTF-8") { $0[3] = 0xff }
        // Sixteen lines have to be borne.
        try bench.folder.write(
            Array((good + String(repeating: line, count: 15)).utf8), to: "view/checkpoint")
        #expect(bench.verdict() == nil)
    }
}
