// exeat consent purpose list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent purpose list`: every purpose in its newest version.
struct ConsentPurposeListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every purpose in its newest version.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListPurposes(), for: home.caller)
        try output.print(all) {
            var table = TextTable("PURPOSE", "TITLE", "TERM", "LAWFUL BASIS", "NOTICES")
            for one in all {
                let title = one.title["en"] ?? one.title.min { $0.key < $1.key }?.value ?? "-"
                table.add(
                    "\(one.purpose)@\(one.version)", title, one.term, one.lawfulBasis,
                    one.notices.isEmpty ? "-" : one.notices.joined(separator: ", "))
            }
            table.print()
        }
        return .done
    }
}
