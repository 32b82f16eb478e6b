// exeat subject erase.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat subject erase`: erases one person's records from every transfer.
struct SubjectEraseCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase one person's records from every transfer. There is no way back.",
        discussion: """
            EXAMPLE
              echo reader@example.com | exeat subject erase - --ground request --yes

            Proofs about everybody else stay as they are. What stays of the person is the place \
            of each record and its hash, which says nothing without the record. Their pseudonym \
            in the consent ledger stays, with what they objected to: without it the next export \
            would take them for somebody new. Copies in backups are not reached: see \
            docs/erasure.md.

            Safe to kill at any time: the next command finishes what was recorded, and this one \
            can be repeated.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ArgumentHelp("The person: their address comes from there.", valueName: "-"))
    var subject: String

    @Option(help: "Why: request, order, retention or unlawful.")
    var ground: ErasureGround

    @Flag(help: "Say that it cannot be taken back.")
    var yes = false

    func validate() throws {
        guard subject == "-" else {
            throw ValidationError("an address is never an argument: use `-`")
        }
        guard yes else {
            throw ValidationError("what is erased cannot be brought back: say so with `--yes`")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let contact = ContactPoint(kind: .email, text: try StandardInput.line("e-mail address"))
        let bar = ProgressBar()
        defer { bar.finish() }
        let erased = try await home.gatekeeper.carryOut(
            EraseSubject(contact: contact, ground: ground), for: home.caller, meter: bar)
        bar.finish()
        try output.print(erased) {
            Terminal.print(
                "Erased " + Numbers.counted(erased.slots, "record", "records") + " from "
                    + Numbers.counted(erased.transfers, "transfer", "transfers") + " of "
                    + "\(erased.searched).")
            if let erasure = erased.erasure { Terminal.print("  Erasure  \(erasure)") }
            if erased.unknown > 0 {
                Terminal.print(
                    "  Of \(erased.unknown) the records were destroyed before: "
                        + "nobody can be found in them.")
            }
            Terminal.print("  Stays    the place and the hash of each record")
            Terminal.print(
                "  Stays    the person's pseudonym in the consent ledger, and objections")
            Terminal.print("  Not seen copies in backups, and what recipients hold")
        }
        return .done
    }
}
