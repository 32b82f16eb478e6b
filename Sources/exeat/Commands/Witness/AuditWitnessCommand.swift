// exeat audit witness.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Audit
import Foundation
import Gateway

/// `exeat audit witness`: has the newest checkpoint cosigned.
struct AuditWitnessCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Have the newest checkpoint cosigned by the witnesses of a trust policy.",
        discussion: """
            Exit codes: 0 the quorum is met; 75 it is not, try again; 6 a witness knows a longer \
            log than this one (ROLLBACK) or another one (FORK).
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "A trust policy; the one of the host's configuration if left out.", valueName: "file"))
    var policy: String?

    @Option(
        help: ArgumentHelp(
            "A file that receives the checkpoint with its cosignatures.", valueName: "file"))
    var to: String?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let path = policy.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        let result = try await home.gatekeeper.carryOut(WitnessLog(policy: path), for: home.caller)
        if let to {
            do { try DurableFile.write(Array(result.note.utf8), to: to, mode: 0o644) } catch {
                throw CommandFailure.input("`\(to)` cannot be written: \(error.cause)")
            }
        }
        try output.print(result) {
            Terminal.print(
                "Witnessed: \(result.origin), \(result.size) entries, "
                    + "root \(result.root.prefix(16))…")
            for finding in result.witnesses { Terminal.print("  \(finding.line)") }
            if result.witnesses.isEmpty { Terminal.print("  nobody was asked") }
            Terminal.print("  Quorum: \(result.quorum ? "met" : "not met")")
        }
        guard result.alarm == nil else {
            for finding in result.witnesses where finding.isAlarm { Terminal.say(finding.line) }
            Terminal.say([
                "  Do     stop everything and call the compliance officer; change nothing here",
                "  Note   nothing was sent by this command; what the witness said is recorded",
            ])
            return .integrityViolated
        }
        return result.quorum ? .done : .temporary
    }
}
