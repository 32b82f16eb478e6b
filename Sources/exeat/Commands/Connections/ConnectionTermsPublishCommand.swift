// exeat connection terms publish.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection terms publish`: publishes the next version of the terms.
struct ConnectionTermsPublishCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish the next version of the terms; every agreement has to be made anew.",
        discussion: """
            EXAMPLE
              exeat connection terms publish --text en=terms-3.en.txt --text id=terms-3.id.txt

            A text has the places {display_name}, {address}, {purposes}, {categories}, \
            {recipients} and {valid_until}, each at least once. From then on no agreement to an \
            older version lets anything leave; a running transfer stops before its next batch.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "A language and the file with the text; repeat for several.",
            valueName: "language=file"))
    var text: [String]

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let published = try await home.gatekeeper.perform(
            PublishAgreementText(texts: try LanguageFiles.read(text)), for: home.caller)
        let waiting = try await home.gatekeeper.answer(ReadStatus(), for: home.caller).cannotSend
        try output.print(published) {
            Terminal.print("Published \(published.name)@\(published.version).")
            for (language, digest) in published.languages.sorted(by: { $0.key < $1.key }) {
                Terminal.print("  SHA-256 (\(language))  \(digest)")
            }
            for (connection, reason) in waiting.sorted(by: { $0.key < $1.key })
            where reason == .agreementSuperseded {
                Terminal.print("  Nothing leaves over \(connection) before somebody agrees anew:")
                Terminal.print("    exeat connection agree \(connection)")
            }
        }
        return .done
    }
}
