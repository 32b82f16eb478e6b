// What was done at a recipient, in words.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What was done at a recipient, in words: one line, which stands in the log for ever.
///
/// Nothing can be taken out of the log again, so that one is refused that could hold somebody's
/// address; the rest is up to whoever writes it.
public struct DutyStatement: TextCoded, Sendable, Hashable {
    /// The text.
    public let description: String

    /// For the error of a text that is none.
    public static let expectation =
        "a statement of at most 500 bytes, on one line, without control characters and without `@`"

    /// Takes the text; nil if it is empty, too long, more than a line, or holds a character that
    /// cannot be seen or an `@`.
    public init?(_ text: String) {
        // What may stand in the log does not differ from what an officer may note.
        guard let note = ReviewNote(text) else { return nil }
        description = note.description
    }
}
