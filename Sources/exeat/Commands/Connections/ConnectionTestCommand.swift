// exeat connection test.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection test`: looks whether the API key is accepted.
struct ConnectionTestCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Look whether the API key is accepted; no data leaves.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The connection.", transform: { try Name($0) })
    var name: Name<Connection>

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let facts = try await home.gatekeeper.carryOut(
            TestConnection(name: name), for: home.caller)
        try output.print(facts) {
            Terminal.print("\(name) works: account \(facts.account).")
            if let security = facts.security {
                Terminal.print("  \(security), certificate \(facts.peerCertificate ?? "unknown")")
            }
        }
        return .done
    }
}
