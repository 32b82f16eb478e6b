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

    @Option(help: "For this purpose only; every purpose if left out.")
    var purpose: Name<Purpose>?

    @Option(help: "For this channel only.")
    var channel: Channel?

    @Option(help: "For this recipient or connection only.")
    var recipient: String?

    @Flag(help: "The person objects to the processing as such: this beats any consent.")
    var objection = false

    @Option(help: "When it was said; now if left out.")
    var at: Instant?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let recorded = try await home.gatekeeper.perform(
            WithdrawConsent(
                contact: try contact.read(), purpose: purpose, channel: channel,
                recipient: recipient, isObjection: objection, expressedAt: at),
            for: home.caller)
        try output.print(recorded) {
            Terminal.print(
                "Recorded \(recorded.state) for \(purpose?.text ?? "every purpose") as event "
                    + "\(recorded.event). It counts from now on.")
        }
        return .done
    }
}
