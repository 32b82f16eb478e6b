// The texts that fields are compared with, as bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The texts that fields are compared with, as bytes in two plain arrays.
///
/// Up to seven bytes are one word; longer texts lie one after the other. A set of texts is two
/// ranges, so that a check holds no reference and looking at it counts none.
struct TextTable: Sendable {
    /// Which texts of the table are in a set.
    struct TextSet: Sendable {
        let words: Range<Int>
        let long: Range<Int>
    }

    private var words: [UInt64] = []
    private var long: [Range<Int>] = []
    private var bytes: [UInt8] = []

    /// Adds a set of texts.
    mutating func add(_ texts: [String]) -> TextSet {
        let (firstWord, firstLong) = (words.count, long.count)
        for text in texts {
            let utf8 = Array(text.utf8)
            if utf8.count <= 7 {
                words.append(Self.word(of: utf8.span))
            } else {
                long.append(bytes.count..<bytes.count + utf8.count)
                bytes += utf8
            }
        }
        return TextSet(words: firstWord..<words.count, long: firstLong..<long.count)
    }

    /// Whether a value is one of the texts of a set.
    func contains(_ value: Span<UInt8>, in set: TextSet) -> Bool {
        guard value.count > 7 else {
            let word = Self.word(of: value)
            for index in set.words where words[index] == word { return true }
            return false
        }
        for index in set.long where isEqual(value, long[index]) { return true }
        return false
    }

    private func isEqual(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard value.count == range.count else { return false }
        for index in value.indices where value[index] != bytes[range.lowerBound + index] {
            return false
        }
        return true
    }

    /// The bytes and, in the last place, their number, so that no two texts share a word.
    private static func word(of value: Span<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        for index in value.indices { word = word << 8 | UInt64(value[index]) }
        return word << 8 | UInt64(value.count)
    }
}
