// exeat principal can.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat principal can`: whether somebody may do something, or might have at a time past.
struct PrincipalCanCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "can",
        abstract: "Tell whether a principal may do something, now or at any past time, and why.",
        discussion: """
            EXAMPLES
              exeat principal can cora export.run --connection brevo
              exeat principal can cora consent.record --at 2026-11-01T09:00:00Z

            Actions: \(Action.allCases.map(\.rawValue).joined(separator: ", ")).

            It is about permission alone. A run needs an agreement, and a policy that lets the role \
            run, besides. The answer is the result: the exit status is 0 whether it is yes or no.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The name.", transform: { try Name($0) })
    var name: Name<Principal>

    @Argument(help: "What they would do, such as `export.run`.")
    var action: Action

    @Option(help: ArgumentHelp("When; now if left out, never later.", valueName: "time"))
    var at: Instant?

    @Option(
        help: ArgumentHelp("Over which connection; any, if left out.", valueName: "name"),
        transform: { try Name($0) })
    var connection: Name<Connection>?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let answer = try await home.gatekeeper.answer(
            AskPermission(name: name, action: action, over: connection, at: at),
            for: home.caller)
        try output.print(answer) {
            let place = answer.connection.map { " over \($0)" } ?? ""
            Terminal.print(
                "\(answer.allowed ? "Yes" : "No"): \(name), \(action.rawValue)\(place), "
                    + "at \(answer.at).")
            if let reason = answer.reason { Terminal.print("  reason  \(reason)") }
            Terminal.print("  rule    \(answer.rule)")
        }
        return .done
    }
}
