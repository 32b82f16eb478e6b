// Policy files with changed bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Policy
import Testing

/// Policy files with changed bytes are read or refused, whatever was changed.
struct ChangedBytesTests {
    /// Bytes that mean something to the format, and a few that must not.
    static let marks = Array("{}[],:-?&*!|>'\"%@`#\n \t0n~<".utf8) + [0x00, 0x7F, 0xC3, 0xFF]

    private func reads(_ bytes: [UInt8]) -> Bool {
        do {
            let document = try PolicyDocument(parsing: bytes, file: "p.yaml")
            _ = document.runTests()
            return true
        } catch {
            #expect(!error.problems.isEmpty)
            #expect(error.problems.allSatisfy { $0.line > 0 && $0.column > 0 })
            return false
        }
    }

    @Test func `a policy with changed bytes is read or refused, and nothing else happens`() {
        var random = Seeded(state: 5)
        let source = Array(WidePolicy.text.utf8)
        var (read, refused) = (0, 0)
        for _ in 0..<800 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                let mark = Self.marks.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = mark
                case 1: bytes.insert(mark, at: place)
                case 2: bytes.remove(at: place)
                default: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                }
            }
            if reads(bytes) { read += 1 } else { refused += 1 }
        }
        // Both must happen often, or the changes were too small or too large to try anything.
        #expect(read > 15)
        #expect(refused > 400)
    }

    @Test func `a policy cut off anywhere is refused until its last test is whole`() {
        let source = Array(WidePolicy.text.utf8)
        for count in stride(from: 0, to: source.count - 60, by: 37) {
            #expect(!reads(Array(source.prefix(count))))
        }
    }
}
