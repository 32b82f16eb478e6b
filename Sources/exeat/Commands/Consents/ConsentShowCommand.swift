// exeat consent show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent show`: what is on record about one contact point, or the person's copy of it.
struct ConsentShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what is on record about an address from standard input; this is recorded.",
        discussion: """
            EXAMPLES
              exeat consent show
              exeat consent show --receipt --to receipt.json
              python3 audit/verify.py receipt receipt.json --key log.vkey

            --receipt makes the person's own copy: one JSON file, whose digest is committed into \
            the signed log and which carries the proof of that.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var contact: ContactOptions

    @Flag(help: "Make the person's copy, and record its digest.")
    var receipt = false

    @Option(help: "The language of titles in the copy, such as en or id.")
    var lang: String?

    @Option(
        help: ArgumentHelp(
            "A new file for the copy; standard output if left out.", valueName: "file"))
    var to: String?

    func validate() throws {
        guard receipt || (lang == nil && to == nil) else {
            throw ValidationError("--lang and --to go with --receipt")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let contact = try contact.read()
        guard receipt else {
            let shown = try await home.gatekeeper.perform(
                ShowConsent(contact: contact), for: home.caller)
            try output.print(shown) { ShownConsent.print(shown) }
            return .done
        }
        if let to { try NewFile.check(to) }
        let issued = try await home.gatekeeper.carryOut(
            IssueReceipt(contact: contact, language: lang), for: home.caller)
        if let to { try NewFile.write(issued.file + "\n", to: to, "receipt") }
        try output.print(issued) {
            if let to {
                let records = Numbers.counted(issued.records, "record", "records")
                Terminal.print("Receipt \(issued.receipt) with \(records) in `\(to)`.")
                Terminal.print("  SHA-256  \(issued.digest), in record \(issued.entry) of the log")
            } else {
                Terminal.print(exactly: issued.file + "\n")
            }
        }
        return .done
    }
}
