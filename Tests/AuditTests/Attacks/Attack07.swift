// An edited checkpoint.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import Audit

/// Of a checkpoint the signature is removed, size, root or origin are edited, a line is added, or
/// the ends of lines are others: INVALID.
///
/// A line that the log itself signed is none either.
struct Attack07: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        for (old, new) in [
            ("\n300\n", "\n299\n"), ("\n300\n", "\n301\n"), ("\n300\n", "\n0\n"),
            ("example.com/exeat\n300", "example.org/exeat\n300"), ("\n\n", "\nextension\n\n"),
            ("\n", "\r\n"), ("\n\n", "\n"),
        ] {
            try bench.expectInvalid("checkpoint", "\(old) is \(new)") {
                let text = String(decoding: $0, as: UTF8.self)
                $0 = Array(text.replacing(old, with: new).utf8)
            }
        }
        let note = try WitnessUnderAttack.note(bench.storage, size: 300)
        try bench.expectInvalid("checkpoint", "no signature") { $0 = Array(note.text.utf8) }
        try bench.expectInvalid("checkpoint", "another root") {
            $0[note.text.utf8.count - 10] ^= 1
        }
        try bench.expectInvalid("checkpoint", "a signed extension") {
            $0 = try Sample.signer().sign(note.text + "extension\n").bytes
        }
        try bench.expectInvalid(rowsNaming: "head") {
            guard let head = $0.head else { return }
            $0.head = LogHead(size: 299, root: head.root, note: head.note)
        }
    }
}
