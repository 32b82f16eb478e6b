// What an officer adds to a review.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What an officer adds to a review: one line, which stands in the log for ever.
///
/// Nothing can be taken out of the log again, so that a note is refused that could hold somebody's
/// address; the rest is up to whoever writes it.
public struct ReviewNote: TextCoded, Sendable, Hashable {
    /// The text.
    public let description: String

    /// For the error of a text that is none.
    public static let expectation =
        "a note of at most 500 bytes, on one line, without control characters and without `@`"

    /// Most bytes of a note.
    public static let limit = 500

    /// Takes the text; nil if it is empty, too long, more than a line, or holds a character that
    /// cannot be seen or an `@`.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.limit,
            text.unicodeScalars.allSatisfy(Self.isPlain)
        else { return nil }
        description = text
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            false
        default: scalar != "@"
        }
    }
}
