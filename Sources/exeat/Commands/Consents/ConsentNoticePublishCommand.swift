// exeat consent notice publish.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent notice publish`: publishes a version of a notice, for ever.
struct ConsentNoticePublishCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish a version of a notice; it is never changed.",
        discussion: """
            EXAMPLE
              exeat consent notice publish newsletter --version 4 --purpose newsletter \\
                --text en=policies/consents/newsletter-4.en.txt

            A consent names the notice and its version, so publish every version that people \
            were ever shown. Each purpose has to be defined before.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The notice's name.", transform: { try Name($0) })
    var notice: Name<Notice>

    @Option(help: "Its version.")
    var version: Int

    @Option(help: "A purpose that it tells about; repeat for several.", transform: { try Name($0) })
    var purpose: [Name<Purpose>]

    @Option(
        help: ArgumentHelp(
            "A language and the file with the text; repeat for several.",
            valueName: "language=file"))
    var text: [String]

    @Option(help: "The page on which people find it.")
    var url = ""

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let published = try await home.gatekeeper.perform(
            PublishNotice(
                name: notice, version: version, purposes: purpose,
                texts: try LanguageFiles.read(text), url: url), for: home.caller)
        try output.print(published) {
            let contexts = Numbers.counted(published.contexts.count, "context", "contexts")
            Terminal.print(
                "Published \(published.notice)@\(published.version) for "
                    + "\(purpose.map(\.text).joined(separator: ", ")): \(contexts).")
            for (language, digest) in published.texts.sorted(by: { $0.key < $1.key }) {
                Terminal.print("  SHA-256 (\(language))  \(digest)")
            }
        }
        return .done
    }
}
