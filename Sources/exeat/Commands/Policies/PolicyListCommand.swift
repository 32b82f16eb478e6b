// exeat policy list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat policy list`: every activated version, and whether it decides.
struct PolicyListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every activated policy version.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListPolicies(), for: home.caller)
        try output.print(all) {
            var table = TextTable(
                "POLICY", "KIND", "STATE", "IN FORCE FROM", "SHA-256", "ACTIVATED BY", "SIGNED")
            for one in all {
                table.add(
                    "\(one.identifier)@\(one.version)", one.isGuardRail ? "guard-rail" : "policy",
                    one.state.rawValue, "\(one.activeFrom.wholeSecond)",
                    "\(one.digest.prefix(16))…", one.activatedBy.text,
                    one.isSigned ? "record \(one.entry)" : "NO")
            }
            table.print()
        }
        return .done
    }
}
