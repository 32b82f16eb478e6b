// exeat connection terms show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection terms show`: one version of the terms, word for word.
struct ConnectionTermsShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print the exact text of the terms, and its digest.",
        discussion: """
            The text goes to standard output byte for byte, what is known about it to standard \
            error. What a connection's administrator reads has the places filled in.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The version; the newest where none is named.")
    var version: Int?

    @Option(help: ArgumentHelp("The language.", valueName: "language"))
    var lang: String?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let shown = try await home.gatekeeper.answer(
            ShowAgreementText(version: version, language: lang), for: home.caller)
        try output.print(shown) {
            Terminal.say([
                "\(shown.name)@\(shown.version) (\(shown.language))",
                "SHA-256 \(shown.textDigest)",
            ])
            Terminal.print(exactly: shown.body)
        }
        return .done
    }
}
