// A SHA-256 value, tagged by what it digests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A SHA-256 value that remembers, in its type, what was digested.
///
/// `Digest<Leaf>` and `Digest<Node>` cannot be compared or swapped by mistake. Held as four
/// words, because a 32-byte vector value that lives across an `await` crashes debug builds.
/// Word 0 holds the first eight bytes, big-endian, so words compare as the bytes do.
public struct Digest<Content>: Hashable, Sendable {
    /// Bytes 0–7, 8–15, 16–23 and 24–31, each big-endian.
    public let words: Words

    /// The four words of a digest.
    public struct Words: Hashable, Sendable {
        let first, second, third, fourth: UInt64
    }

    /// Takes the four big-endian words as they are.
    public init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        words = Words(first: first, second: second, third: third, fourth: fourth)
    }

    /// Reads exactly 32 bytes; nil for any other number.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words: [4 of UInt64] = [0, 0, 0, 0]
        var position = 0
        for byte in bytes {
            words[position / 8] = words[position / 8] << 8 | UInt64(byte)
            position += 1
        }
        self.init(words[0], words[1], words[2], words[3])
    }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    public init?(hexadecimal: String) {
        guard let bytes = Hexadecimal.bytes(of: hexadecimal) else { return nil }
        self.init(bytes: bytes)
    }

    /// All zeros: a value that says "there is none", where a format asks for one.
    public static var zero: Digest { Digest(0, 0, 0, 0) }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        append(to: &bytes)
        return bytes
    }

    /// Adds the 32 bytes to the end of `bytes`.
    public func append(to bytes: inout [UInt8]) {
        for word in [words.first, words.second, words.third, words.fourth] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
    }

    /// Puts the 32 bytes in the place of those from `offset` on: `append`, for a million at a time.
    public func write(to bytes: inout MutableRawSpan, at offset: Int) {
        bytes.storeBytes(of: words.first.bigEndian, toByteOffset: offset, as: UInt64.self)
        bytes.storeBytes(of: words.second.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
        bytes.storeBytes(of: words.third.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
        bytes.storeBytes(of: words.fourth.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
    }

    /// 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.text(of: bytes) }

    /// The same 32 bytes under another tag, where a format defines one as the other.
    public func retagged<Other>(as _: Other.Type) -> Digest<Other> {
        Digest<Other>(words.first, words.second, words.third, words.fourth)
    }
}

extension Digest: Comparable {
    /// Byte order, unsigned.
    public static func < (left: Digest, right: Digest) -> Bool {
        let (l, r) = (left.words, right.words)
        return (l.first, l.second, l.third, l.fourth) < (r.first, r.second, r.third, r.fourth)
    }
}

extension Digest: Codable {
    /// Reads and checks 64 lower-case hexadecimal digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Digest(hexadecimal: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "`\(text)` is not a digest")
        }
        self = value
    }

    /// Writes 64 lower-case hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hexadecimal)
    }
}
