// A field as the recipient names it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A field as the recipient names it: 1–50 of `A-Z 0-9 _`, first a letter, such as `FNAME`.
public struct TargetField: Hashable, Comparable, Sendable, TextCoded {
    /// The name.
    public let description: String

    /// Nil if it is empty, too long or holds other characters.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, (0x41...0x5A).contains(first), bytes.count <= 50,
            bytes.allSatisfy({
                (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
            })
        else { return nil }
        description = text
    }

    /// Byte order.
    public static func < (left: TargetField, right: TargetField) -> Bool {
        left.description < right.description
    }

    /// For the error of a text that is none.
    public static let expectation = "a field name such as FNAME"
}
