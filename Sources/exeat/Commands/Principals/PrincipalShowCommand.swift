// exeat principal show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat principal show`: one principal with every role it ever held.
struct PrincipalShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a principal and every role it holds, held or will hold.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The name.", transform: { try Name($0) })
    var name: Name<Principal>

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let shown = try await home.gatekeeper.answer(
            ShowPrincipal(name: name), for: home.caller)
        try output.print(shown) {
            let row = shown.principal
            let roles = row.roles.map(\.rawValue).joined(separator: ", ")
            Terminal.print("\(row.name): \(roles.isEmpty ? "no role now" : roles)")
            Terminal.print("  account   \(row.account)")
            Terminal.print("  enrolled  \(row.enrolledAt.wholeSecond)")
            if let disabled = row.disabledAt {
                Terminal.print("  disabled  \(disabled.wholeSecond)")
            }
            var table = TextTable("GRANT", "ROLE", "FROM", "UNTIL", "BY", "REASON", "ENDED")
            for grant in shown.grants {
                table.add(
                    "\(grant.identifier)", grant.role.rawValue, "\(grant.from.wholeSecond)",
                    grant.until.map { "\($0.wholeSecond)" } ?? "-", grant.grantedBy.text,
                    grant.reason, grant.end?.words ?? "-")
            }
            table.print()
        }
        return .done
    }
}
