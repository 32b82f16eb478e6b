// exeat connection show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection show`: one connection with everybody it was ever shared with.
struct ConnectionShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a connection and whom it is or was shared with; never its key.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The connection.", transform: { try Name($0) })
    var name: Name<Connection>

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let shown = try await home.gatekeeper.answer(
            ShowConnection(name: name), for: home.caller)
        try output.print(shown) {
            let row = shown.connection
            Terminal.print("\(row.name) (\(row.kind)): \(row.displayName)")
            if let address = row.address { Terminal.print("  address    \(address)") }
            if let agreement = row.agreement, let standing = row.standing {
                Terminal.print(
                    "  agreement  "
                        + (agreement == "active" ? standing : "\(agreement): \(standing)"))
            }
            if row.sharing != nil {
                Terminal.print("  for        \(ConnectionListCommand.circle(of: row))")
            }
            guard let shares = shown.shares, !shares.isEmpty else { return }
            var table = TextTable("SHARE", "WITH", "FROM", "UNTIL", "BY", "REASON", "ENDED")
            for share in shares {
                table.add(
                    "\(share.identifier)", share.person?.text ?? "contributors",
                    "\(share.from.wholeSecond)", share.until.map { "\($0.wholeSecond)" } ?? "-",
                    share.sharedBy.text, share.reason, share.end?.words ?? "-")
            }
            table.print()
        }
        return .done
    }
}
