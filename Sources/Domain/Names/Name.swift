// Short names that people give to things.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A short name that a person gave to something: 1–64 of `a-z 0-9 . _ -`, first a letter or digit.
///
/// Tagged by its noun, so an export's name is never passed where a connection's is meant. Small
/// letters only: two names that differ in case would be one too many in an audit.
public struct Name<Noun>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name itself.
    public let text: String

    /// Checks the characters.
    ///
    /// - Throws: `NameError` that quotes the text, when it is empty, too long or has other characters.
    public init(_ text: String) throws(NameError) {
        let characters = Array(text.utf8)
        guard !characters.isEmpty, characters.count <= 64 else { throw .length(text) }
        for (position, character) in characters.enumerated() {
            switch character {
            case 0x61...0x7A, 0x30...0x39: continue
            case 0x2E where position > 0: continue
            case 0x5F where position > 0: continue
            case 0x2D where position > 0: continue
            default: throw .character(text)
            }
        }
        self.text = text
    }

    /// The name itself.
    public var description: String { text }

    /// Byte order.
    public static func < (left: Name, right: Name) -> Bool { left.text < right.text }
}

extension Name: Codable {
    /// Reads and checks the text.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
