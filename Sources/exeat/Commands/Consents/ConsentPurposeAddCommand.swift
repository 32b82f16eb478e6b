// exeat consent purpose add.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent purpose add`: defines a purpose, or its next version.
struct ConsentPurposeAddCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Define a purpose, or its next version, from a JSON file.",
        discussion: """
            EXAMPLE
              exeat consent purpose add policies/consents/newsletter.purpose.json

            A definition is never changed. The newest version counts for notices that are \
            published after it. `docs/consent.md` lists the members of the file.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The file.")
    var file: String

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let defined = try await home.gatekeeper.perform(
            DefinePurpose(source: try SmallFile.read(file), file: file), for: home.caller)
        try output.print(defined) {
            Terminal.print("Defined the purpose \(defined.purpose), version \(defined.version).")
            Terminal.print("  SHA-256  \(defined.digest)")
        }
        return .done
    }
}
