// Texts of all kinds of characters.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Texts of all kinds of characters, the awkward ones more often than not.
enum SampleText {
    static func random(using generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...12, using: &generator)
        var text = String.UnicodeScalarView()
        while text.count < count {
            let limit: UInt32 =
                [0x7F, 0x7FF, 0xFFFF, 0x10FFFF]
                .randomElement(using: &generator) ?? 0x7F
            let awkward = UInt32.random(in: 0...0x5C, using: &generator)
            let code =
                Bool.random(using: &generator)
                ? awkward : UInt32.random(in: 0...limit, using: &generator)
            if let scalar = Unicode.Scalar(code) { text.append(scalar) }
        }
        return String(text)
    }
}
