// exeat witness init.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import TransparencyLog
import Witness

/// `exeat witness init`: makes a witness with a new key.
struct WitnessInitCommand: WitnessFolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a witness with a new key, and print what its cosignatures verify with.")

    @OptionGroup var options: WitnessOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "What it is called in its cosignatures, best a name of the domain system.",
            valueName: "name"))
    var name: String

    /// What is printed.
    private struct Made: Encodable {
        let directory: String
        let name: String
        let vkey: String
    }

    func perform() async throws {
        let folder = options.folder
        let key = try folder.make(named: name)
        try output.print(Made(directory: folder.path, name: key.name, vkey: key.text)) {
            Terminal.print(key.text)
            Terminal.say("Made. For a trust policy:  witness NAME \(key.text) URL")
        }
    }
}
