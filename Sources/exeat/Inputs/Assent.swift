// Asking somebody to agree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Glibc

/// Shows terms and takes the words of assent.
enum Assent {
    /// The exact text, before anybody is asked.
    static func show(_ body: String) {
        Terminal.say(body.hasSuffix("\n") ? String(body.dropLast()) : body)
    }

    /// The words, from whoever is at the terminal, or from the author of a script.
    ///
    /// - Throws: `CommandFailure.cancelled`; nobody agreed.
    static func ask(for statement: String, isGiven: Bool) throws -> String {
        if isGiven { return statement }
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure.cancelled(
                "there is no terminal to ask on; say `--i-agree` after reading the text")
        }
        Terminal.say("Type \"\(statement)\" to agree:")
        guard readLine() == statement else { throw CommandFailure.cancelled("nobody agreed") }
        return statement
    }

    /// What an agreement covers.
    static func tell(_ scope: AgreementScope) {
        for (label, values) in [
            ("Purposes  ", scope.purposes), ("Categories", scope.categories),
            ("Recipients", scope.recipients),
        ] {
            Terminal.print("  \(label)  \(values.joined(separator: ", "))")
        }
    }
}
