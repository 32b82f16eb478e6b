// How a Latin name is spelt without its marks.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How a name in Latin letters is spelt without its marks.
enum LatinSpelling {
    /// Letters that no decomposition takes apart.
    private static let whole: [Unicode.Scalar: String] = [
        "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ı": "i",
    ]

    /// Small letters a–z; everything that has no such spelling is left out.
    static func letters(of name: String) -> [UInt8] {
        var letters: [UInt8] = []
        for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if ("a"..."z").contains(scalar) {
                letters.append(UInt8(scalar.value))
            } else if let spelling = whole[scalar] {
                letters += spelling.utf8
            }
        }
        return letters
    }
}
