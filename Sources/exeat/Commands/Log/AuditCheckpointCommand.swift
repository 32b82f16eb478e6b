// exeat audit checkpoint.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gateway

/// `exeat audit checkpoint`: the newest checkpoint, to be kept elsewhere.
struct AuditCheckpointCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the newest signed checkpoint, to be kept on another machine.",
        discussion: """
            EXAMPLES
              exeat audit checkpoint > kept.checkpoint
              exeat audit checkpoint --short

            Either form goes with `exeat audit verify --since`. The short one is not signed: \
            whoever kept it vouches for it.
            """)

    @Flag(help: "Only origin, size and root, on one line.")
    var short = false

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let checkpoint = try await home.gatekeeper.answer(ReadCheckpoint(), for: home.caller)
        try output.print(checkpoint) {
            guard !short else {
                Terminal.print(checkpoint.shortForm)
                return
            }
            var note = checkpoint.note
            if note.hasSuffix("\n") { note.removeLast() }
            Terminal.print(note)
        }
        return .done
    }
}
