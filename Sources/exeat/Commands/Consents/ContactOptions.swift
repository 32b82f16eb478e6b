// Whose contact point, from standard input.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// Whose contact point: the address itself comes from standard input, never as an argument.
struct ContactOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What standard input holds: email or phone.", valueName: "kind"))
    var contact = ContactKind.email

    func read() throws -> ContactPoint {
        ContactPoint(
            kind: contact,
            text: try StandardInput.line(contact == .email ? "e-mail address" : "telephone number"))
    }
}
