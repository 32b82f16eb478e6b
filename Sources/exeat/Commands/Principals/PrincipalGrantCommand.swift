// exeat principal grant.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat principal grant`: gives somebody a role beside those they hold.
struct PrincipalGrantCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Give a principal a role beside those it holds.",
        discussion: """
            EXAMPLE
              exeat principal grant cora officer --until 2027-03-01T00:00:00Z \
            --reason "stands in for olga"
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The name.", transform: { try Name($0) })
    var name: Name<Principal>

    @Argument(help: "administrator, contributor, officer or viewer.")
    var role: Role

    @OptionGroup var term: TermOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let grant = try await home.gatekeeper.perform(
            GrantRole(
                name: name, role: role, from: term.from, until: term.until, reason: term.reason),
            for: home.caller)
        try output.print(grant) {
            Terminal.print(
                "\(name) is \(role.rawValue) "
                    + TermOptions.words(from: grant.from, until: grant.until) + ".")
            Terminal.print("  grant \(grant.identifier)")
        }
        return .done
    }
}
