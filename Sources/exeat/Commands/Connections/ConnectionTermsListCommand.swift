// exeat connection terms list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat connection terms list`: every version of the terms.
struct ConnectionTermsListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every version of the terms; the last one counts.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListAgreementTexts(), for: home.caller)
        try output.print(all) {
            var table = TextTable("TEXT", "LANGUAGE", "SHA-256", "PUBLISHED (UTC)", "BY")
            for one in all {
                for (language, digest) in one.languages.sorted(by: { $0.key < $1.key }) {
                    table.add(
                        "\(one.name)@\(one.version)", language, digest,
                        "\(one.publishedAt.wholeSecond)", one.publishedBy?.text ?? "-")
                }
            }
            table.print()
        }
        return .done
    }
}
