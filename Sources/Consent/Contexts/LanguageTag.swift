// What a language is called.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a language is called: `en`, `id`, `pt-BR`; the shape of BCP 47, not its registry.
public enum LanguageTag {
    /// Whether the text has that shape: two or three small letters, then parts of 2 to 8 letters and
    /// digits, each after a hyphen.
    public static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 4, (2...3).contains(first.utf8.count),
            first.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (2...8).contains(part.utf8.count)
                && part.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0)
                        || (0x30...0x39).contains($0)
                }
        }
    }
}
