// exeat export add.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Gateway

/// `exeat export add`: configures an export.
struct ExportAddCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Configure what goes where. Nothing runs.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The name.", transform: { try Name($0) })
    var name: Name<Export>

    @Option(help: "The connection it leaves over.", transform: { try Name($0) })
    var connection: Name<Connection>

    @Option(help: "A segment; repeat for several.", transform: { try Name($0) })
    var segment: [Name<Segment>]

    @Option(help: "The policy that decides, by its identifier.")
    var policy: String

    @Option(help: "The number of the list, which exists there already.")
    var list: Int64

    @Option(
        help: ArgumentHelp(
            "A policy's field and the column that holds it, such as `email=Email1`.",
            valueName: "field=column"))
    var match: [String] = []

    @Option(help: "Most rows that make one request.")
    var batch = 5000

    func validate() throws {
        guard list > 0 else { throw ValidationError("`--list` is a number from 1") }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        var matching: [String: String] = [:]
        for text in match {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, matching[String(parts[0])] == nil else {
                throw CommandFailure.input(
                    "`--match \(text)` does not name a field and its column, or names it twice")
            }
            matching[String(parts[0])] = String(parts[1])
        }
        let record = try await home.gatekeeper.perform(
            AddExport(
                name: name, connection: connection, segments: segment, policy: policy, list: list,
                matching: matching, batchPeople: batch), for: home.caller)
        try output.print(record) {
            Terminal.print(
                "Added export \(record.name): \(record.segments.map(\.text).joined(separator: ", "))"
                    + " over \(record.connection) to list \(record.list), under \(record.policy).")
        }
        return .done
    }
}
