// exeat connection agree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway
import Glibc
import Store

/// `exeat connection agree`: an administrator agrees to a connection's terms.
struct ConnectionAgreeCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree",
        abstract: "Read a connection's terms and agree to them; without this nothing leaves.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The connection.", transform: { try Name($0) })
    var name: Name<Connection>

    @Option(help: "How long the agreement holds, such as P24M.")
    var validFor: Period = .year

    @Flag(help: "Say \"I agree\" without being asked; for scripts whose author has read the text.")
    var iAgree = false

    @Flag(help: "End the agreement; a running transfer stops before its next batch.")
    var revoke = false

    func validate() throws {
        guard !(revoke && iAgree) else {
            throw ValidationError("`--revoke` and `--i-agree` are opposites")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        if revoke {
            let ended = try await home.gatekeeper.perform(
                RevokeAgreement(name: name), for: home.caller)
            try output.print(ended) {
                Terminal.print("The agreement for \(name) has ended. Nothing leaves over it now.")
            }
            return .done
        }
        guard let connection = try home.store.connections().first(where: { $0.name == name })
        else { throw GatewayError.notFound(kind: "connection", name: name.text) }
        Terminal.say(AgreementTexts.text(for: connection))
        let agreement = try await home.gatekeeper.perform(
            AgreeToConnection(name: name, statement: try statement(), validFor: validFor),
            for: home.caller)
        try output.print(agreement) {
            Terminal.print(
                "\(agreement.agreedBy) agreed to \(agreement.text)@\(agreement.version) for "
                    + "\(agreement.connection), until \(agreement.validUntil.wholeSecond).")
        }
        return .done
    }

    private func statement() throws -> String {
        if iAgree { return AgreementTexts.statement }
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure.cancelled(
                "there is no terminal to ask on; say `--i-agree` after reading the text")
        }
        Terminal.say("Type \"\(AgreementTexts.statement)\" to agree:")
        guard readLine() == AgreementTexts.statement else {
            throw CommandFailure.cancelled("nobody agreed")
        }
        return AgreementTexts.statement
    }
}
