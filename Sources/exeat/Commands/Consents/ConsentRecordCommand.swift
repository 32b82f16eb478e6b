// exeat consent record.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Consent
import Domain
import Gateway

/// `exeat consent record`: records one consent.
struct ConsentRecordCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record a consent; the address comes from standard input.",
        discussion: """
            EXAMPLE
              exeat consent record --purpose newsletter --notice newsletter --notice-version 4 \\
                --method web_form --recipient sendinblue --confirmation double_opt_in

            The purpose has to be defined and the version of the notice published: \
            `exeat consent purpose list`, `exeat consent notice list`.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var contact: ContactOptions

    @Option(help: "The purpose.", transform: { try Name($0) })
    var purpose: Name<Purpose>

    @Option(help: "The channel: email or sms.")
    var channel = Channel.email

    @Option(help: "The notice that was shown.")
    var notice: String

    @Option(help: "Its version.")
    var noticeVersion: Int

    @Option(help: "The language it was read in; may be left out where there is only one.")
    var language: String?

    @Option(help: "How it was expressed, as `dpv:ExpressedConsent`.")
    var type = "dpv:ExpressedConsent"

    @Option(help: "By which means, in one word such as web_form or paper.")
    var method: String

    @Option(help: "Who expressed it: subject, guardian or agent.")
    var indicatedBy = ConsentEvidence.Indicator.subject

    @Option(help: "A recipient that the consent names; repeat for several.")
    var recipient: [String] = []

    @Flag(help: "It was confirmed, as by a double opt-in.")
    var confirmed = false

    @Option(help: "When it was confirmed.")
    var confirmedAt: Instant?

    @Option(help: "How it was confirmed, in one word such as double_opt_in.")
    var confirmation = ""

    @Option(
        help: ArgumentHelp(
            "What proves it and is kept elsewhere: a file, or its SHA-256.",
            valueName: "file|sha256"
        ))
    var proof: String?

    @Option(help: "When it was expressed, such as 2026-01-31T09:00:00Z; now if left out.")
    var at: Instant?

    @Option(help: "How long it holds by its own words, such as P24M.")
    var validFor: Period?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let evidence = ConsentEvidence(
            method: method, indicatedBy: indicatedBy, confirmedAt: confirmedAt,
            confirmation: confirmation, proof: try proof.map(ProofFile.digest))
        let recorded = try await home.gatekeeper.perform(
            RecordConsent(
                contact: try contact.read(),
                terms: ConsentTerms(
                    purpose: purpose, channel: channel, notice: notice,
                    noticeVersion: noticeVersion, recipients: recipient),
                language: language, type: type, isConfirmed: confirmed, evidence: evidence,
                expressedAt: at, validFor: validFor),
            for: home.caller)
        try output.print(recorded) {
            Terminal.print("Recorded \(recorded.state) for \(purpose) as event \(recorded.event).")
            if let later = recorded.supersededBy {
                Terminal.print(
                    "It changes nothing: event \(later) of this person stands against it.")
            }
        }
        return .done
    }
}
