// Plain words that other readers of YAML take for something else.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Plain words that other readers of YAML take for true, false or null: `NO`, `yes`, `on`, `~`.
///
/// Here they would be text. To a reader of YAML 1.1 `[NO, SE]` is a list without Norway, so a policy
/// that holds one says different things to different programs, and is refused; in quotes it is text
/// to all of them.
enum ForeignWords {
    private static let truth = ["y", "n", "yes", "no", "on", "off", "true", "false"]
    private static let yes = ["y", "yes", "on", "true"]

    /// What is wrong with a plain word that is not one of JSON's; nil when nothing is.
    static func problem(of text: String, at place: Place) -> PolicyProblem? {
        // No longer word is one of them, and most words are longer.
        guard text.utf8.count <= 5 else { return nil }
        let small = text.lowercased()
        guard isSpelt(text, as: small) else { return nil }
        if truth.contains(small) {
            return place.problem(
                "other readers of YAML take `\(text)` for \(yes.contains(small)): write that, or"
                    + " put it in quotes if it is text", suggestion: "\"\(text)\"")
        }
        guard small == "~" || small == "null" else { return nil }
        return place.problem(
            "other readers of YAML take `\(text)` for null: write null, or put it in quotes if it"
                + " is text", suggestion: "\"\(text)\"")
    }

    /// Small, capital, or capital at the start; `nO` is text to everybody.
    private static func isSpelt(_ text: String, as small: String) -> Bool {
        text == small || text == small.uppercased()
            || text == small.prefix(1).uppercased() + small.dropFirst()
    }
}
