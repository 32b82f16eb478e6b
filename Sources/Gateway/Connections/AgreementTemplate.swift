// A text with places for what it is agreed to for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// A text with places for what it is agreed to for: `{display_name}` and the like.
///
/// Each value is filled in within its line: nothing in a name, an address or a policy can make a
/// line that reads as if it were part of the terms.
struct AgreementTemplate {
    /// The places, all of which a text has: so its digest holds for that connection and that scope.
    enum Place: String, CaseIterable {
        case displayName = "display_name"
        case address
        case purposes
        case categories
        case recipients
        case validUntil = "valid_until"
    }

    /// Bytes of a text.
    static let sizes = 1...(32 * 1024)

    private enum Part {
        case text(Substring)
        case place(Place)
    }

    private let parts: [Part]

    /// Reads a text.
    ///
    /// - Throws: `GatewayError.input` when it lacks a place, has an unknown one, or holds anything
    ///   that a terminal or a reader may show otherwise than it is.
    init(_ body: String) throws(GatewayError) {
        guard Self.sizes.contains(body.utf8.count) else {
            throw Self.problem("it has 1 to \(Self.sizes.upperBound) bytes")
        }
        guard !body.unicodeScalars.contains(where: { $0 != "\n" && Self.isHidden($0) }) else {
            throw Self.problem("it has a character that cannot be seen, other than the line's end")
        }
        var parts: [Part] = []
        var rest = body[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}"),
                let place = Place(rawValue: String(rest[rest.index(after: open)..<close]))
            else {
                let known = Place.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
                throw Self.problem("`{` begins a place, and the places are \(known)")
            }
            parts += [.text(rest[..<open]), .place(place)]
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.text(rest))
        for place in Place.allCases {
            let isThere = parts.contains { if case .place(place) = $0 { true } else { false } }
            guard isThere else { throw Self.problem("it lacks the place {\(place.rawValue)}") }
        }
        self.parts = parts
    }

    /// The text for one connection, one scope and one end.
    func filled(
        for connection: ConnectionRecord, scope: AgreementScope, until end: Instant
    ) -> String {
        parts.map { part in
            switch part {
            case .text(let text): String(text)
            case .place(.displayName): Self.shown(connection.displayName)
            case .place(.address): Self.shown(connection.address)
            case .place(.purposes): Self.shown(scope.purposes)
            case .place(.categories): Self.shown(scope.categories)
            case .place(.recipients): Self.shown(scope.recipients)
            case .place(.validUntil): "\(end)"
            }
        }.joined()
    }

    /// SHA-256 of a text's exact bytes.
    static func digest(of text: String) -> Digest<AgreementText> {
        SHA256.digest(of: Array(text.utf8))
    }

    private static func shown(_ values: [String]) -> String {
        values.map(shown).joined(separator: "; ")
    }

    /// A value as it is, but for what cannot be seen and for what tells the two apart.
    private static func shown(_ value: String) -> String {
        var shown = ""
        for scalar in value.unicodeScalars {
            if scalar == "\\" || isHidden(scalar) {
                for byte in String(scalar).utf8 { shown += "\\x" + Hexadecimal.text(of: [byte]) }
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// Control characters, line and paragraph separators, and what formats without being seen, such
    /// as marks that turn the direction of the text.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: false
        }
    }

    private static func problem(_ words: String) -> GatewayError {
        .input(.inputInvalid, "a text to agree to is not usable: \(words)")
    }
}
