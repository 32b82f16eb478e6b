// A set of texts, compared as bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A set of texts, compared as bytes; up to seven bytes are compared as one word.
struct TextSet: Sendable {
    private var short: [UInt64] = []
    private var long: [[UInt8]] = []

    init(_ texts: [String]) {
        for text in texts {
            let bytes = Array(text.utf8)
            if bytes.count <= 7 {
                short.append(Self.word(of: bytes[...]))
            } else {
                long.append(bytes)
            }
        }
    }

    func contains(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count > 7 else {
            let word = Self.word(of: value)
            for candidate in short where candidate == word { return true }
            return false
        }
        for candidate in long where value.elementsEqual(candidate) { return true }
        return false
    }

    /// The bytes and, in the last place, their number, so that no two texts share a word.
    private static func word(of value: ArraySlice<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        for byte in value { word = word << 8 | UInt64(byte) }
        return word << 8 | UInt64(value.count)
    }
}
