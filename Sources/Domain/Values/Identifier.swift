// Unique, time-ordered identifiers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A ULID: 48 bits of milliseconds and 80 random bits, tagged by the noun it identifies.
///
/// Printed as 26 characters of Crockford's base 32. The room that holds randomness makes them;
/// here they are only values.
public struct Identifier<Noun>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The upper and lower 64 bits.
    private let high, low: UInt64

    private static var alphabet: [UInt8] { Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8) }

    /// Joins a time and ten random bytes; nil if there are not exactly ten.
    public init?(at instant: Instant, random: [UInt8]) {
        guard random.count == 10 else { return nil }
        let milliseconds = UInt64(clamping: instant.microseconds / 1000) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | UInt64(random[0]) << 8 | UInt64(random[1])
        low = random[2...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads 26 upper-case characters of Crockford's base 32; nil for anything else.
    public init?(_ text: String) {
        let characters = Array(text.utf8)
        guard characters.count == 26 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (position, character) in characters.enumerated() {
            guard let digit = Self.alphabet.firstIndex(of: character),
                position > 0 || digit < 8
            else { return nil }
            high = high << 5 | low >> 59
            low = low << 5 | UInt64(digit)
        }
        self.high = high
        self.low = low
    }

    /// The 16 bytes, big-endian.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: word >> UInt64($0))
            }
        }
    }

    /// 26 characters of Crockford's base 32.
    public var description: String {
        var (high, low) = (high, low)
        var characters: [UInt8] = []
        let alphabet = Self.alphabet
        for _ in 0..<26 {
            characters.append(alphabet[Int(low & 31)])
            low = low >> 5 | high << 59
            high >>= 5
        }
        return String(decoding: characters.reversed(), as: UTF8.self)
    }

    /// Order of time, then of randomness.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Identifier: TextCoded {
    /// For the error of a text that is none.
    public static var expectation: String { "an identifier" }
}
