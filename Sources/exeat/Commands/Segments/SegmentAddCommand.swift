// exeat segment add.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Domain
import Foundation
import Gateway
public import Segments

extension SourceDescription.Format: ExpressibleByArgument {}

/// `exeat segment add`: names a set of profiles.
struct SegmentAddCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Name a set of profiles: where it is and in which format.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The name.", transform: { try Name($0) })
    var name: Name<Segment>

    @Option(help: ArgumentHelp("The export folder or file.", valueName: "path"))
    var from: String

    @Option(help: "ci-export, csv or ndjson.")
    var format: SourceDescription.Format

    @Option(help: "The entity of a `model.json` that holds several.")
    var entity: String?

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let path = URL(fileURLWithPath: from).standardizedFileURL.path
        let added = try await home.gatekeeper.perform(
            AddSegment(
                name: name,
                source: SourceDescription(format: format, path: path, entity: entity)),
            for: home.caller)
        try output.print(added) {
            Terminal.print(
                "Added segment \(name): \(added.columns.count) columns "
                    + "(\(added.columns.joined(separator: ", "))).")
        }
        return .done
    }
}
