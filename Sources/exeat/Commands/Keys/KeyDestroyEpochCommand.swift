// exeat key destroy-epoch.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat key destroy-epoch`: ends the records of an epoch and its key.
struct KeyDestroyEpochCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy-epoch",
        abstract: "Destroy the subject records of an epoch, and then its key. No way back.",
        discussion: """
            EXAMPLE
              exeat key destroy-epoch 1 --horizon 2026-01-01T00:00:00Z --yes

            An epoch is a version of the key subject-tag, as `exeat key list` names it. Everything \
            of it has to be decided before the horizon, which the entries name. Afterwards nobody \
            can tell who stood in its transfers, not even from copies of the files in a backup; \
            what the log says of the transfers stays and verifies.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The epoch.")
    var epoch: String

    @Option(help: "What was decided before this time (RFC 3339) is past its retention.")
    var horizon: Instant

    @Flag(help: "Say that it cannot be taken back.")
    var yes = false

    func validate() throws {
        guard yes else {
            throw ValidationError("what is destroyed cannot be brought back: say so with `--yes`")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let done = try await home.gatekeeper.carryOut(
            DestroyEpoch(epoch: epoch, horizon: horizon), for: home.caller)
        try output.print(done) {
            Terminal.print(
                "Destroyed epoch \(done.epoch): the records of "
                    + Numbers.counted(done.segments, "transfer", "transfers") + ", and the key.")
            Terminal.print("  Record   \(done.entry)")
            Terminal.print(
                "Copies of the database in backups still hold the sealed key: see docs/erasure.md.")
        }
        return .done
    }
}
