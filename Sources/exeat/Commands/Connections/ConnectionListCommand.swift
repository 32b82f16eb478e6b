// exeat connection list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection list`: all connections.
struct ConnectionListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all connections; never their keys.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListConnections(), for: home.caller)
        try output.print(all) {
            var table = TextTable("NAME", "TYPE", "SHOWN AS", "ADDRESS", "SHARED WITH", "AGREEMENT")
            for one in all {
                table.add(
                    one.name.text, one.kind, one.displayName, one.address ?? "-",
                    Self.circle(of: one), one.agreement ?? "-")
            }
            table.print()
        }
        return .done
    }

    /// Whom a connection is shared with, in a word for each.
    static func circle(of row: ListConnections.Row) -> String {
        guard let sharing = row.sharing else { return "-" }
        let people = (row.people ?? []).map(\.text)
        let everybody = sharing == .contributors || people.isEmpty ? [sharing.rawValue] : []
        return (everybody + people).joined(separator: ", ")
    }
}
