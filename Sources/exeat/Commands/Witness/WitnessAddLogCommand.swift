// exeat witness add-log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import TransparencyLog
import Witness

/// `exeat witness add-log`: trusts a log's key.
struct WitnessAddLogCommand: WitnessFolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-log",
        abstract: "Trust a log's key from now on, beside those of the same log that are trusted.")

    @OptionGroup var options: WitnessOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("A file with the log's verifier key.", valueName: "vkey-file"))
    var log: String

    /// What is printed.
    private struct Added: Encodable {
        let origin: String
        let vkey: String
        let isNew: Bool
    }

    func perform() async throws {
        let key = try PublicFile.verifierKey(log)
        let lock = try options.locked()
        let isNew = try options.folder.add(key)
        try output.print(Added(origin: key.name, vkey: key.text, isNew: isNew)) {
            Terminal.print(
                isNew
                    ? "The log `\(key.name)` is witnessed from now on."
                    : "That key of the log `\(key.name)` was trusted already.")
        }
        _ = consume lock
    }
}
