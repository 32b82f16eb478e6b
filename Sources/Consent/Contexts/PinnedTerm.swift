// What a term looks like.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a term of a context looks like: a prefix that is pinned to release 2.3 of the Data Privacy
/// Vocabulary or begins with `x-`, a colon, and a word.
enum PinnedTerm {
    private static let shared = ["dpv", "pd", "loc", "eu-gdpr"]

    /// The prefixes, in words.
    static var prefixes: String {
        shared.map { "`\($0)`" }.joined(separator: ", ") + " or begins with `x-`"
    }

    static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, isWord(parts[1]) else { return false }
        let prefix = String(parts[0])
        return shared.contains(prefix)
            || (prefix.hasPrefix("x-") && prefix.utf8.count > 2 && isWord(parts[0]))
    }

    private static func isWord(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0)
                    || (0x30...0x39).contains($0) || $0 == 0x2D
            }
    }
}
