// Markup that is safe to send.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Markup that is safe to send: what stands in our own source is markup, all else is text.
///
/// Only a literal of the source becomes markup, because a `StaticString` cannot be made from what
/// arrives at run time; whatever is put between its parts is escaped, unless it is markup already.
///
///     let row: HTMLText = "<td>\(name)</td>"
///
/// Nothing else makes one, so there is no way to send a name, a reason or an error unescaped.
struct HTMLText: Sendable {
    private var text: String

    private init(text: String) { self.text = text }

    /// No markup at all.
    static let nothing: HTMLText = ""

    /// The markup as it is sent.
    var bytes: [UInt8] { Array(text.utf8) }

    /// This and what follows it.
    static func + (left: HTMLText, right: HTMLText) -> HTMLText {
        HTMLText(text: left.text + right.text)
    }

    /// Text for an element or a quoted attribute.
    ///
    /// Characters that change how others are shown, or that a page may not hold, are replaced: a
    /// name must not be able to look like another one.
    private static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            case "\t", "\n": safe += " "
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200E}", "\u{200F}",
                "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}":
                safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}

extension HTMLText: ExpressibleByStringInterpolation {
    /// A literal of the source, which is markup.
    init(stringLiteral value: StaticString) { text = value.description }

    /// A literal of the source with values between its parts.
    init(stringInterpolation parts: Parts) { text = parts.text }

    /// What a literal with values is put together from.
    struct Parts: StringInterpolationProtocol {
        fileprivate var text: String

        init(literalCapacity: Int, interpolationCount: Int) {
            text = ""
            text.reserveCapacity(literalCapacity)
        }

        mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        /// Text, escaped.
        mutating func appendInterpolation(_ value: String) { text += HTMLText.escaped(value) }

        /// Markup, as it is.
        mutating func appendInterpolation(_ markup: HTMLText) { text += markup.text }

        /// Markup, one after the other.
        mutating func appendInterpolation(_ markup: [HTMLText]) {
            for one in markup { text += one.text }
        }
    }
}
