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
        abstract: "Explain a transfer; with `--subject -` for one person, which is recorded.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The transfer, as `exeat transfer list` names it.")
    var transfer: Identifier<Transfer>

    @Option(help: "`-`: the person's e-mail address comes from standard input.")
    var subject: String?

    func validate() throws {
        guard subject == nil || subject == "-" else {
            throw ValidationError("an address is never an argument: use `--subject -`")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
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
