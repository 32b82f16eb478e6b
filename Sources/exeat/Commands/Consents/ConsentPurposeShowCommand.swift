// exeat consent purpose show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Consent
import Domain
import Gateway

/// `exeat consent purpose show`: one purpose as it is or was defined.
struct ConsentPurposeShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a purpose as it is or was defined.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Its name, or NAME@VERSION for an older one.")
    var purpose: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let wanted = try VersionedName(parsing: purpose)
        let shown = try await home.gatekeeper.answer(
            ShowPurpose(name: try Name(wanted.name), version: wanted.version), for: home.caller)
        try output.print(shown) { print(shown) }
        return .done
    }

    private func print(_ shown: ShowPurpose.Output) {
        let purpose = shown.definition
        Terminal.print(
            "Purpose \(purpose.name), version \(purpose.version) of "
                + "\(Numbers.grouped(shown.versions))")
        for (language, title) in purpose.title.sorted(by: { $0.key < $1.key }) {
            Terminal.print("  Title (\(language))   \(title)")
        }
        Terminal.print("  Term         \(purpose.term)")
        Terminal.print("  Basis        \(purpose.lawfulBasis)")
        Terminal.print("  Categories   \(purpose.categories.joined(separator: ", "))")
        Terminal.print("  Controller   \(words(for: purpose.controller))")
        for recipient in purpose.recipients {
            Terminal.print("  Recipient    \(recipient.identifier): \(words(for: recipient))")
        }
        Terminal.print("  Kept in      \(purpose.storage.joined(separator: ", "))")
        Terminal.print("  Kept for     \(purpose.retention)")
        Terminal.print("  Law          \(purpose.jurisdiction.joined(separator: ", "))")
        Terminal.print("  Withdrawal   \(purpose.withdrawal.method)")
        if !purpose.withdrawal.url.isEmpty {
            Terminal.print("               \(purpose.withdrawal.url)")
        }
        if !purpose.rights.isEmpty {
            Terminal.print("  Rights       \(purpose.rights.joined(separator: ", "))")
        }
        Terminal.print("  SHA-256      \(shown.digest)")
    }

    private func words(for party: PurposeDefinition.Party) -> String {
        let address = party.address.isEmpty ? "" : ", \(party.address)"
        return "\(party.name)\(address) (\(party.role)), \(party.contact)"
    }
}
