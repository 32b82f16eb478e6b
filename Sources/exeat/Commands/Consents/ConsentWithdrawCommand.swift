// exeat consent withdraw.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent withdraw`: records a withdrawal or an objection.
struct ConsentWithdrawCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Record a withdrawal; the address comes from standard input.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var contact: ContactOptions

    @Option(help: "For this purpose only; every purpose if left out.", transform: { try Name($0) })
    var purpose: Name<Purpose>?

    @Option(help: "For this channel only.")
    var channel: Channel?

    @Option(help: "For this recipient or connection only.")
    var recipient: String?

    @Flag(help: "The person objects to the processing as such: this beats any consent.")
    var objection = false

    @Option(help: "When it was said, such as 2026-01-31T09:00:00Z; now if left out.")
    var at: Instant?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let recorded = try await home.gatekeeper.perform(
            WithdrawConsent(
                contact: try contact.read(), purpose: purpose, channel: channel,
                recipient: recipient, isObjection: objection, expressedAt: at),
            for: home.caller)
        try output.print(recorded) {
            Terminal.print(
                "Recorded \(recorded.state) for \(scope) as event \(recorded.event). "
                    + (at == nil || objection
                        ? "It counts from now on." : "A consent given later than that stands."))
        }
        return .done
    }

    /// What it is for, with its limits.
    private var scope: String {
        [
            purpose?.text ?? "every purpose", channel.map { "over \($0.rawValue)" },
            recipient.map { "towards \($0)" },
        ].compactMap { $0 }.joined(separator: " ")
    }
}
