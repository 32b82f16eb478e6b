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
        let bar = ProgressBar()
        defer { bar.finish() }
        let recorded = try await home.gatekeeper.carryOut(
            WithdrawConsent(
                contact: try contact.read(), purpose: purpose, channel: channel,
                recipient: recipient, isObjection: objection, expressedAt: at),
            for: home.caller, meter: bar)
        bar.finish()
        try output.print(recorded) { print(recorded) }
        return .done
    }

    private func print(_ recorded: RecordedWithdrawal) {
        Terminal.print(
            "Recorded \(recorded.state) for \(scope) as event \(recorded.event). "
                + (at == nil || objection || recorded.statedAt != nil
                    ? "It counts from now on." : "A consent given later than that stands."))
        for place in recorded.destinations {
            Terminal.print(
                "  \(place.recipient), list \(place.list) over `\(place.connection)`: to be carried "
                    + "out there by \(place.until.wholeSecond); "
                    + "\(Numbers.counted(place.transfers, "transfer", "transfers")); "
                    + "duty \(place.duty)")
        }
        if recorded.unsearchable == .phone {
            Terminal.print(
                "Where the person's data went was not looked for: people are found in transfers by "
                    + "their e-mail address. Withdraw for the address too, if it is known.")
        } else if recorded.destinations.isEmpty {
            Terminal.print("No destination holds the person, as far as can be told.")
        }
        if recorded.unsearched > 0 {
            let transfers = Numbers.counted(recorded.unsearched, "transfer", "transfers")
            Terminal.print(
                "\(transfers) could not be searched: the records are destroyed or not what the log "
                    + "names.")
        }
    }

    /// What it is for, with its limits.
    private var scope: String {
        [
            purpose?.text ?? "every purpose", channel.map { "over \($0.rawValue)" },
            recipient.map { "towards \($0)" },
        ].compactMap { $0 }.joined(separator: " ")
    }
}
