// Addresses with letters beyond ASCII.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Addresses with letters beyond ASCII: NFC, lower case, and the domain as A-labels.
enum InternationalAddress {
    /// The normalised bytes; nil if they are not UTF-8 or a label cannot be converted.
    static func normalised(_ raw: ArraySlice<UInt8>) -> [UInt8]? {
        guard let text = String(validating: raw, as: UTF8.self) else { return nil }
        let composed = text.precomposedStringWithCanonicalMapping.lowercased()
            .precomposedStringWithCanonicalMapping
        let parts = composed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !composed.unicodeScalars.contains(where: isBlank) else {
            return nil
        }
        // U+3002 and its width variants are dots to whoever types them.
        let labels = parts[1].unicodeScalars
            .split(omittingEmptySubsequences: false) {
                ".\u{3002}\u{FF0E}\u{FF61}".unicodeScalars.contains($0)
            }
        var domain: [String] = []
        for label in labels {
            if label.allSatisfy(\.isASCII) {
                domain.append(String(label))
            } else {
                guard let encoded = Punycode.encode(Array(label)) else { return nil }
                domain.append("xn--" + encoded)
            }
        }
        return Array(parts[0].utf8) + [0x40] + Array(domain.joined(separator: ".").utf8)
    }

    /// Beyond ASCII, too, a blank or a control character stands in no address.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
}
