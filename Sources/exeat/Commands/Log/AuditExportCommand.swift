// exeat audit export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Gateway

/// `exeat audit export`: a period of the log as a file, with a statement beside it.
struct AuditExportCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a period of the log to a file, for auditors and other systems.",
        discussion: """
            EXAMPLES
              exeat audit export --to q4.jsonl --from 2026-10-01T00:00:00Z --until 2027-01-01T00:00:00Z
              exeat audit export --to refused.csv --form csv --type access.
              exeat audit export --to siem.jsonl --form ocsf

            FORMS
              jsonl  the entries, byte for byte, one a line: what digests and proofs are made over
              csv    RFC 4180 with a heading; a cell that a spreadsheet would take for a formula
                     begins with an apostrophe
              ocsf   events of OCSF 1.8.0, one a line

            All entries of the period are written, or none: each is held to the log's tree first. \
            The file and its statement, FILE.about.json, are new files that only their owner can \
            read; the export is recorded in the log before they get their names. \
            docs/export.md has columns and mapping.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The new file.", valueName: "file"))
    var to: String

    @Option(help: "jsonl, csv or ocsf.")
    var form: ExportForm = .jsonl

    @Option(help: "Only entries of this time and later (RFC 3339).")
    var from: Instant?

    @Option(help: "Only entries before this time (RFC 3339).")
    var until: Instant?

    @Option(help: "Only types that begin so, such as `delivery`.")
    var type: String?

    func validate() throws {
        guard !to.isEmpty, !to.hasSuffix("/") else {
            throw ValidationError("`--to` names no file")
        }
        if let from, let until, from >= until {
            throw ValidationError("`--until` is later than `--from`")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let bar = ProgressBar()
        defer { bar.finish() }
        let made = try await home.gatekeeper.carryOut(
            ExportEntries(
                query: ExportQuery(from: from, until: until, type: type), form: form,
                target: URL(fileURLWithPath: to).standardizedFileURL.path,
                software: Software.name),
            for: home.caller, meter: bar)
        bar.finish()
        try output.print(made) { print(made) }
        return .done
    }

    private func print(_ made: ExportEntries.Output) {
        let tally = made.statement.tally
        let rows = Numbers.counted(Int(clamping: tally.rows), "entry", "entries")
        Terminal.print("Exported \(rows) to \(made.path).")
        if let first = tally.first, let last = tally.last {
            Terminal.print(
                "  Records  \(first.index) to \(last.index), "
                    + "\(first.time.wholeSecond) to \(last.time.wholeSecond)")
        } else {
            Terminal.print("  Records  none: the log has no entry of what was asked for")
        }
        Terminal.print("  SHA-256  \(made.statement.file.sha256)")
        Terminal.print(
            "  Head     \(made.statement.head.size) entries, \(made.statement.head.root)")
        Terminal.print("  Beside   \(made.statementPath)")
        Terminal.say("recorded as record \(made.entry)")
    }
}
