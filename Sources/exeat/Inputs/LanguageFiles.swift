// Texts by language, each from a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Texts by language, each from a file, as `--text en=FILE` names them.
enum LanguageFiles {
    /// The bytes of each file by its language.
    ///
    /// - Throws: `CommandFailure.input` when a language stands twice, or names no file.
    static func read(_ arguments: [String]) throws -> [String: [UInt8]] {
        var texts: [String: [UInt8]] = [:]
        for argument in arguments {
            let parts = argument.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw CommandFailure.input("a text is a language and a file, as in `en=FILE`")
            }
            let (language, path) = (String(parts[0]), String(parts[1]))
            guard texts[language] == nil else {
                throw CommandFailure.input("the language `\(language)` stands twice")
            }
            texts[language] = try SmallFile.read(path)
        }
        return texts
    }
}
