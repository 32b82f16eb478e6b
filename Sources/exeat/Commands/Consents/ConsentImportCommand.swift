// exeat consent import.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Gateway
import Segments

/// `exeat consent import`: takes in a file of consents.
struct ConsentImportCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in a file of consents: all that is new, or nothing.",
        discussion: """
            CSV with a header row, or JSON objects, one a line. A consent that is given must name a \
            purpose that is defined and a notice that is published. A file may be sent twice: what \
            is there already is left out. --dry-run tells what would come in and changes nothing.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The file.")
    var file: String

    @Option(
        help: ArgumentHelp(
            "What is said of the file: its source, digest and rows, and how consents were obtained.",
            valueName: "file.json"))
    var manifest: String?

    @Option(help: "csv or ndjson; else what the file's name ends with.")
    var format: SourceDescription.Format?

    @Flag(help: "Tell what would come in, and change nothing.")
    var dryRun = false

    func validate() throws {
        guard format != .customerInsights else {
            throw ValidationError("--format is csv or ndjson")
        }
        guard format ?? formatOfName != nil else {
            throw ValidationError(
                "the file's name ends neither with .csv nor with .ndjson or .jsonl: say --format")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let bar = ProgressBar()
        defer { bar.finish() }
        let importing = ImportFile(
            path: URL(fileURLWithPath: file).standardizedFileURL.path,
            format: format ?? formatOfName ?? .csv, manifest: try manifest.map(PublicFile.text))
        let report: ConsentImportReport
        if dryRun {
            report = try await home.gatekeeper.answer(
                ImportPreview(importing), for: home.caller, meter: bar)
        } else {
            report = try await home.gatekeeper.carryOut(
                ImportConsents(importing), for: home.caller, meter: bar)
        }
        bar.finish()
        try output.print(report) { ImportedConsents.print(report) }
        return report.outcome == .wouldBeRefused ? .failed : .done
    }

    private var formatOfName: SourceDescription.Format? {
        switch (file as NSString).pathExtension.lowercased() {
        case "csv": .csv
        case "ndjson", "jsonl": .ndjson
        default: nil
        }
    }
}
