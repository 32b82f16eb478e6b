// exeat transfer explain.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat transfer explain`: why a transfer came out as it did, also for one person.
struct TransferExplainCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a transfer; with `--subject -` for one person, which is recorded.",
        discussion: """
            With `--replay` everybody is decided again, from what the transfer's record pins: the \
            policy of that digest, the consents up to that number, the sources of those digests. \
            The exit status is 6 if any verdict comes out otherwise.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The transfer, as `exeat transfer list` names it.")
    var transfer: Identifier<Transfer>

    @Option(help: "`-`: the person's e-mail address comes from standard input.")
    var subject: String?

    @Flag(help: "Decide everybody again from what was pinned, and compare every verdict.")
    var replay = false

    @Option(
        help: ArgumentHelp(
            "With `--replay`: a kept copy of a segment's file; repeat for several.",
            valueName: "segment=path"))
    var source: [String] = []

    func validate() throws {
        guard subject == nil || subject == "-" else {
            throw ValidationError("an address is never an argument: use `--subject -`")
        }
        guard !replay || subject == nil else {
            throw ValidationError("`--replay` is of the whole transfer: leave `--subject` out")
        }
        guard replay || source.isEmpty else {
            throw ValidationError("`--source` goes with `--replay`")
        }
        _ = try keptCopies()
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        if replay { return try await decideAgain(in: home) }
        let contact =
            subject == nil
            ? nil
            : ContactPoint(kind: .email, text: try StandardInput.line("e-mail address"))
        let explained = try await home.gatekeeper.perform(
            ExplainTransfer(transfer: transfer, contact: contact), for: home.caller)
        try output.print(explained) {
            if let person = explained.person {
                show(person)
            } else {
                Terminal.print(
                    "Transfer \(transfer): \(explained.transfer.state.rawValue), "
                        + "\(Numbers.grouped(explained.transfer.totals.released)) released, "
                        + "\(Numbers.grouped(explained.transfer.totals.withheldCount)) withheld.")
                for reason in explained.reasons {
                    Terminal.print(
                        "  \(Numbers.grouped(reason.people))  \(reason.reason): \(reason.meaning)")
                }
            }
        }
        return .done
    }

    private func keptCopies() throws -> [String: String] {
        var copies: [String: String] = [:]
        for text in source {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, copies.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw ValidationError(
                    "`--source \(text)` does not name a segment and a path, or names it twice")
            }
        }
        return copies
    }

    private func decideAgain(in home: borrowing OpenHome) async throws -> ExitStatus {
        let bar = ProgressBar()
        defer { bar.finish() }
        let report = try await home.gatekeeper.perform(
            ReplayTransfer(transfer: transfer, sources: try keptCopies()), for: home.caller,
            meter: bar)
        bar.finish()
        try output.print(report) { ReplayView.print(report) }
        return report.isSame ? .done : .integrityViolated
    }

    private func show(_ person: PersonExplanation) {
        guard person.isPresent else {
            return Terminal.print(
                person.mayBeErased
                    ? "\(person.pseudonym) is not in transfer \(transfer) now: where the record "
                        + "would stand, records were erased."
                    : "\(person.pseudonym) is not in transfer \(transfer): no row has this "
                        + "address.")
        }
        for row in person.rows {
            Terminal.print("\(person.pseudonym), row \(row.row) of the source: \(row.verdict)")
            Terminal.print("  \(row.meaning)")
            if let event = row.consentEvent, let time = row.consentExpressedAt {
                Terminal.print("  decided by consent event \(event), expressed at \(time)")
            }
            if row.withheldLate != nil {
                Terminal.print("  this came in after the decision and before the batch was sent")
            }
            if !row.fields.isEmpty {
                Terminal.print("  fields released: \(row.fields.joined(separator: ", "))")
            }
        }
    }
}
