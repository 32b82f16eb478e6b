// exeat principal add.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway
import Glibc

/// `exeat principal add`: enrols an account.
struct PrincipalAddCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enrol an operating-system account under a name and a role.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The name.", transform: { try Name($0) })
    var name: Name<Principal>

    @Option(help: "administrator, contributor, officer or viewer.")
    var role: Role

    @Option(help: ArgumentHelp("The account's number; your own if left out.", valueName: "uid"))
    var account: UInt32?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let enrolment = try await home.gatekeeper.perform(
            AddPrincipal(name: name, role: role, account: account ?? getuid()), for: home.caller)
        try output.print(enrolment) {
            Terminal.print(
                "Enrolled \(enrolment.name) as \(enrolment.role.rawValue) "
                    + "(account \(enrolment.account)).")
        }
        return .done
    }
}
