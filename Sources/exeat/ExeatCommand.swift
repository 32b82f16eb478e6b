// The command `exeat`.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc

/// The command `exeat`: nouns, then verbs.
@main
struct ExeatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exeat",
        abstract: "Personal data leaves only with an exeat.",
        discussion: """
            Exeat sends segments of customer profiles to Sendinblue (now called Brevo). Consent, \
            permission and field policy are checked for each person; the decision is signed into \
            an append-only audit log; and only then does a batch leave.

            EXAMPLES
              exeat init --origin exeat.company.example/main
              exeat export plan newsletter
              exeat export run newsletter
              exeat audit verify

            EXIT CODES
              0 done   1 failed   2 cancelled   3 refused, nothing left   4 not permitted
              5 partly done   6 integrity violated   7 audit log unavailable   8 not found
              9 busy   10 uncertain, do not retry blindly   64 usage   75 temporary, try again
            """,
        version: Software.version,
        subcommands: [
            InitCommand.self, StatusCommand.self, PrincipalCommand.self, ConnectionCommand.self,
            SegmentCommand.self, ConsentCommand.self, PolicyCommand.self, ExportCommand.self,
            TransferCommand.self, SubjectCommand.self, KeyCommand.self, AuditCommand.self,
            ServeCommand.self,
            ConsoleCommand.self, VersionCommand.self,
            ReviewCommand.self, WitnessCommand.self,
        ])

    /// Runs what the arguments say, and ends the process.
    static func main() async {
        // A run does not end half way because whoever reads its messages went away.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            if Terminal.lostResults { throw ExitStatus.failed.code }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            Terminal.say(UsageMessage.text(fullMessage(for: error)))
            exit(withError: ExitCode.validationFailure)
        }
    }
}
