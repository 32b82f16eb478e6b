// exeat principal list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat principal list`: everybody who is enrolled.
struct PrincipalListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List everybody who is enrolled.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListPrincipals(), for: home.caller)
        try output.print(all) {
            var table = TextTable("NAME", "ROLES", "ACCOUNT", "ENROLLED", "DISABLED")
            for one in all {
                table.add(
                    one.name.text, Self.words(one.roles), "\(one.account)",
                    "\(one.enrolledAt.wholeSecond)",
                    one.disabledAt.map { "\($0.wholeSecond)" } ?? "-")
            }
            table.print()
        }
        return .done
    }

    /// The roles that hold now, in words.
    private static func words(_ roles: [Role]) -> String {
        roles.isEmpty ? "-" : roles.map(\.rawValue).joined(separator: ", ")
    }
}
