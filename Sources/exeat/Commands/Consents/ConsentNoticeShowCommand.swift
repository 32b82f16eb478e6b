// exeat consent notice show.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent notice show`: one notice, word for word.
struct ConsentNoticeShowCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print the exact text of a notice, and its digest.",
        discussion: """
            The text goes to standard output byte for byte, what is known about it to standard \
            error.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ArgumentHelp("The notice and its version.", valueName: "name@version"))
    var notice: String

    @Option(help: "The language; may be left out where there is only one.")
    var lang: String?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let wanted = try VersionedName(parsing: notice)
        guard let version = wanted.version else {
            throw CommandFailure.input("name the version too, as in `\(wanted.name)@4`")
        }
        let shown = try await home.gatekeeper.answer(
            ShowNotice(name: try Name(wanted.name), version: version, language: lang),
            for: home.caller)
        try output.print(shown) {
            Terminal.say([
                "\(shown.notice)@\(shown.version) (\(shown.language)) for "
                    + shown.purposes.map(\.text).joined(separator: ", ")
                    + ", published by \(shown.publishedBy) on \(shown.publishedAt.wholeSecond)",
                "SHA-256 \(shown.digest)",
            ])
            Terminal.print(exactly: shown.text)
        }
        return .done
    }
}
