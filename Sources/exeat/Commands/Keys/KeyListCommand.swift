// exeat key list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat key list`: which keys there are and were, never the keys themselves.
struct KeyListCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the gateway's keys; no key is shown.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let listed = try await home.gatekeeper.answer(ListKeys(), for: home.caller)
        try output.print(listed) {
            var table = TextTable("KEY", "VERSION", "MADE", "DESTROYED", "WHAT FOR")
            for key in listed.keys {
                table.add(
                    key.name, "\(key.version)", "\(key.createdAt.wholeSecond)",
                    key.destroyedAt.map { "\($0.wholeSecond)" } ?? "-", key.use)
            }
            table.print()
            for key in listed.logKeys {
                let until = key.until.map { "\($0)" } ?? "now"
                Terminal.print("The log, sizes over \(key.from) to \(until): \(key.vkey)")
            }
        }
        return .done
    }
}
