// What is said about wrong usage.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What is said about wrong usage.
enum UsageMessage {
    /// The parser's message without the arguments that could be somebody's address.
    ///
    /// The parser repeats what it does not understand, and messages are often kept in other logs.
    static func text(_ message: String, arguments: [String] = CommandLine.arguments) -> String {
        var suspects: [String] = []
        for argument in arguments.dropFirst() where argument.contains("@") {
            suspects.append(argument)
            for part in argument.split(separator: "=") where part.contains("@") {
                suspects.append(String(part))
            }
        }
        // Longer ones first: one may be a part of another.
        suspects.sort { $0.utf8.count > $1.utf8.count }
        var told = message
        for suspect in suspects { told = told.replacing(suspect, with: "…@…") }
        return told
    }
}
