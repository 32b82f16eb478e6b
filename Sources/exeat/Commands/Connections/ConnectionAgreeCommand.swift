// exeat connection agree.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway
import Store

/// `exeat connection agree`: an administrator agrees to a connection's terms.
struct ConnectionAgreeCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree",
        abstract: "Read a connection's terms and agree to them; without this nothing leaves.",
        discussion: """
            EXAMPLES
              exeat connection agree brevo
              exeat connection agree brevo --lang id --policy sendinblue-newsletter-eu

            The agreement covers the purposes, categories and recipients of the policies under \
            which the connection's exports run, and of those that `--policy` names. A new \
            version of the terms, a policy that lets more leave, or another agreement takes its \
            place. Where a policy asks for two people, nothing leaves before the second one \
            agreed: exeat connection second.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The connection.", transform: { try Name($0) })
    var name: Name<Connection>

    @Option(help: ArgumentHelp("The language to read the terms in.", valueName: "language"))
    var lang: String?

    @Option(
        help: ArgumentHelp(
            "A policy to cover although no export uses it yet; repeat for several.",
            valueName: "id"))
    var policy: [String] = []

    @Option(help: "How long the agreement holds, such as P24M; five years at most.")
    var validFor: Period = .year

    @Flag(help: "Say the words without being asked; for scripts whose author has read the text.")
    var iAgree = false

    @Flag(help: "Withdraw the agreement; a running transfer stops before its next batch.")
    var revoke = false

    func validate() throws {
        guard !revoke || (!iAgree && policy.isEmpty && lang == nil) else {
            throw ValidationError("`--revoke` goes with none of the options of agreeing")
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
        let offer = try await home.gatekeeper.answer(
            ReadAgreementOffer(
                name: name, language: lang, policies: policy, validFor: validFor),
            for: home.caller)
        Assent.show(offer.body)
        let statement = try Assent.ask(for: offer.statement, isGiven: iAgree)
        let agreement = try await home.gatekeeper.perform(
            AgreeToConnection(to: offer, policies: policy, statement: statement),
            for: home.caller)
        try output.print(agreement) { tell(agreement, offer.approvers) }
        return .done
    }

    private func tell(_ agreement: Agreement, _ approvers: [Role]) {
        Terminal.print(
            "\(agreement.agreedBy) agreed to \(agreement.text)@\(agreement.version) "
                + "(\(agreement.language)) for \(agreement.connection), until "
                + "\(agreement.validUntil.wholeSecond).")
        Assent.tell(agreement.scope)
        Terminal.print("  SHA-256     \(agreement.textDigest)")
        guard agreement.needsSecond else { return }
        let roles = approvers.map(\.rawValue).joined(separator: " or ")
        Terminal.print("A policy asks for a second person (\(roles)); nothing leaves before that:")
        Terminal.print("  exeat connection second \(name)")
    }
}
