// exeat export list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export list`: all exports.
struct ExportListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all exports.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListExports(), for: home.caller)
        try output.print(all) {
            var table = TextTable("NAME", "CONNECTION", "SEGMENTS", "POLICY", "LIST", numbers: [4])
            for one in all {
                table.add(
                    one.name.text, one.connection.text,
                    one.segments.map(\.text).joined(separator: ", "), one.policy, "\(one.list)")
            }
            table.print()
        }
        return .done
    }
}
