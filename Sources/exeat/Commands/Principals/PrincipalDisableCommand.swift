// exeat principal disable.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat principal disable`: ends what somebody may do.
struct PrincipalDisableCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "End what a principal may do, from now on.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The name.", transform: { try Name($0) })
    var name: Name<Principal>

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let disabled = try await home.gatekeeper.perform(
            DisablePrincipal(name: name), for: home.caller)
        try output.print(disabled) {
            Terminal.print("Disabled \(disabled.name).")
            ReasonOption.tell(suspended: disabled.suspended)
        }
        return .done
    }
}
