// The words of a note's grammar.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The words of the grammar that notes, keys and checkpoints share, as bytes.
///
/// Bytes and not characters: to a `String`, CR LF is one character and two spellings are equal.
package enum NoteGrammar {
    static let newline: UInt8 = 0x0a
    static let space: UInt8 = 0x20
    static let plus: UInt8 = 0x2b
    /// U+2014 and a blank, which begin a signature line.
    static let dash: [UInt8] = [0xe2, 0x80, 0x94, 0x20]

    /// Text as UTF-8 without any control byte but the newline; nil for anything else.
    static func text(_ bytes: some Collection<UInt8>) -> String? {
        guard !bytes.contains(where: { $0 < 0x20 && $0 != newline }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Whether `name` may name a key: not empty, no white space, no plus, no control character.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace
            }
    }

    /// The lines of `bytes`, each without its newline; nil unless the last one has its own.
    package static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard bytes.last == newline else { return nil }
        return bytes.dropLast().split(separator: newline, omittingEmptySubsequences: false)
    }

    /// A decimal number without leading zero, below 2^63; nil for anything else.
    package static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        guard let first = digits.first, digits.count <= 19, first != 0x30 || digits.count == 1
        else { return nil }
        var number: UInt64 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + UInt64(digit - 0x30)
        }
        return number <= TreeSize.limit ? number : nil
    }
}
