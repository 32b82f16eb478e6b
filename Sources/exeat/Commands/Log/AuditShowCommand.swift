// exeat audit show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Gateway

/// `exeat audit show`: one entry, byte for byte.
struct AuditShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one entry, byte for byte.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The record's number, from 0.")
    var index: UInt64

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let entry = try await home.gatekeeper.answer(ShowEntry(index: index), for: home.caller)
        try output.print(entry) {
            Terminal.print(entry.body)
            Terminal.say("record \(entry.index), leaf hash \(entry.leaf)")
        }
        return .done
    }
}
