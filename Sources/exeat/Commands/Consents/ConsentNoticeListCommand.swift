// exeat consent notice list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat consent notice list`: every version of every notice.
struct ConsentNoticeListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every published version of every notice.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListNotices(), for: home.caller)
        try output.print(all) {
            var table = TextTable("NOTICE", "PURPOSES", "LANGUAGES", "PUBLISHED BY", "PUBLISHED")
            for one in all {
                table.add(
                    "\(one.notice)@\(one.version)",
                    one.purposes.map(\.text).joined(separator: ", "),
                    one.texts.keys.sorted().joined(separator: ", "), one.publishedBy.text,
                    "\(one.publishedAt.wholeSecond)")
            }
            table.print()
        }
        return .done
    }
}
