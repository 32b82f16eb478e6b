// The UTF-8 validator against the standard library's.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Segments
import Testing

@Suite struct UTF8ValidatorTests {
    /// Whether the validator accepts `bytes`, handed in by pieces of `size`.
    private func accepts(_ bytes: [UInt8], size: Int) -> Bool {
        var validator = UTF8Validator()
        var start = 0
        while start < bytes.count {
            let end = min(start + size, bytes.count)
            let span = bytes.span.extracting(start..<end)
            if validator.firstProblem(in: span) != nil { return false }
            start = end
        }
        return validator.isComplete
    }

    @Test func `every pair of bytes is judged as the standard library does`() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let bytes = [first, second]
                #expect(
                    accepts(bytes, size: 1) == (String(validating: bytes, as: UTF8.self) != nil))
            }
        }
    }

    @Test func `sequences of up to six bytes are judged as the standard library does`() {
        let edges: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
            0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        let common: [UInt8] = [0x80, 0xBF]
        var numbers = SeededNumbers(seed: 3_629)
        var accepted = 0
        for _ in 0..<200_000 {
            let bytes = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in
                (Bool.random(using: &numbers) ? edges : common).randomElement(using: &numbers) ?? 0
            }
            let expected = String(validating: bytes, as: UTF8.self) != nil
            let size = Int.random(in: 1...6, using: &numbers)
            if accepts(bytes, size: size) != expected { Issue.record("\(bytes) by \(size)") }
            if expected { accepted += 1 }
        }
        #expect(accepted > 2_000)
    }

    @Test(arguments: 0...24)
    func `a wrong byte is found behind any length of plain text`(count: Int) {
        let bytes = [UInt8](repeating: 0x61, count: count) + [0xFF] + [0x61, 0x61]
        var validator = UTF8Validator()
        let place = validator.firstProblem(in: bytes.span)
        #expect(place == count)
    }

    @Test func `a character that goes wrong in the next piece is found where it began`() {
        var validator = UTF8Validator()
        let beginning: [UInt8] = [0x61, 0xE2, 0x82]
        let end: [UInt8] = [0x61]
        let first = validator.firstProblem(in: beginning.span)
        #expect(first == nil)
        #expect(validator.openCount == 2)
        let second = validator.firstProblem(in: end.span)
        #expect(second == -2)
    }
}
