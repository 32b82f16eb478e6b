// exeat consent record.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent record`: records one consent.
struct ConsentRecordCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record a consent; the address comes from standard input.")

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

    @Option(help: "How it was expressed, as `dpv:ExpressedConsent`.")
    var type = "dpv:ExpressedConsent"

    @Option(help: "A recipient that the consent names; repeat for several.")
    var recipient: [String] = []

    @Flag(help: "It was confirmed, as by a double opt-in.")
    var confirmed = false

    @Option(help: "When it was expressed, such as 2026-01-31T09:00:00Z; now if left out.")
    var at: Instant?

    @Option(help: "How long it holds by its own words, such as P24M.")
    var validFor: Period?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let recorded = try await home.gatekeeper.perform(
            RecordConsent(
                contact: try contact.read(),
                terms: ConsentTerms(
                    purpose: purpose, channel: channel, notice: notice,
                    noticeVersion: noticeVersion, recipients: recipient),
                type: type, isConfirmed: confirmed, expressedAt: at, validFor: validFor),
            for: home.caller)
        try output.print(recorded) {
            Terminal.print("Recorded \(recorded.state) for \(purpose) as event \(recorded.event).")
        }
        return .done
    }
}
