// exeat connection second.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection second`: a second person agrees to what an administrator agreed to.
struct ConnectionSecondCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "second",
        abstract: "Read what somebody agreed to for a connection, and agree as the second person.",
        discussion: """
            EXAMPLE
              exeat connection second brevo --as otto

            The second person is never the one who agreed, and has a role that every policy \
            names which asks for one.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The connection.", transform: { try Name($0) })
    var name: Name<Connection>

    @Flag(help: "Say the words without being asked; for scripts whose author has read the text.")
    var iAgree = false

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let given = try await home.gatekeeper.answer(ReadAgreement(name: name), for: home.caller)
        if let body = given.body { Assent.show(body) }
        Terminal.say(
            "\(given.agreement.agreedBy) agreed on \(given.agreement.agreedAt.wholeSecond): "
                + "\(given.standing).")
        let statement = try Assent.ask(for: given.statement, isGiven: iAgree)
        let seconded = try await home.gatekeeper.perform(
            SecondAgreement(
                name: name, agreement: given.agreement.identifier, statement: statement),
            for: home.caller)
        try output.print(seconded) {
            Terminal.print(
                "\(seconded.secondedBy.map(\.text) ?? "") agreed as the second person to "
                    + "\(seconded.text)@\(seconded.version) for \(seconded.connection), until "
                    + "\(seconded.validUntil.wholeSecond).")
            Assent.tell(seconded.scope)
            Terminal.print("  SHA-256     \(seconded.textDigest)")
        }
        return .done
    }
}
