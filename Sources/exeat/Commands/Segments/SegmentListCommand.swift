// exeat segment list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway
import Segments

/// `exeat segment list`: all segments.
struct SegmentListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all segments.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let all = try await home.gatekeeper.answer(ListSegments(), for: home.caller)
        try output.print(all) {
            var table = TextTable("NAME", "FORMAT", "PATH", "ADDED BY", "ADDED")
            for one in all {
                table.add(
                    one.name.text, one.source.format.rawValue, one.source.path, one.addedBy.text,
                    "\(one.addedAt.wholeSecond)")
            }
            table.print()
        }
        return .done
    }
}
