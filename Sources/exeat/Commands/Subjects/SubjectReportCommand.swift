// exeat subject report.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Gateway

/// `exeat subject report`: in which transfers one person stands, and what became of it.
struct SubjectReportCommand: HomeCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Report where one person's data went; the question is recorded first.",
        discussion: """
            EXAMPLES
              echo reader@example.com | exeat subject report - --ground access-request
              exeat subject report - --ground authority --from 2026-01-01 --evidence case-17 \
            < address.txt

            The address comes from standard input and is stored nowhere. With --evidence a new \
            folder holds the answer with proofs that a stranger can check:
              python3 verify.py evidence DIR --key FILE
            Proofs show the records of the person's neighbours too: pseudonyms and random salts.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: ArgumentHelp("The person: their address comes from there.", valueName: "-"))
    var subject: String

    @Option(help: "Why: access-request, complaint, authority or audit.")
    var ground: ReportGround

    @Option(help: "Only transfers decided on this day or at this time (RFC 3339) and later.")
    var from: RangeLimit?

    @Option(help: "Only transfers decided up to the end of this day, or before this time.")
    var to: RangeLimit?

    @Option(help: ArgumentHelp("A new folder for the answer and its proofs.", valueName: "dir"))
    var evidence: String?

    func validate() throws {
        guard subject == "-" else {
            throw ValidationError("an address is never an argument: use `-`")
        }
        guard evidence != "" else { throw ValidationError("`--evidence` names no folder") }
        if let from, let to, to.end <= from.beginning {
            throw ValidationError("`--to` is not before `--from`")
        }
    }

    func run(in home: borrowing OpenHome) async throws -> ExitStatus {
        let contact = ContactPoint(kind: .email, text: try StandardInput.line("e-mail address"))
        let bar = ProgressBar()
        defer { bar.finish() }
        let answer = try await home.gatekeeper.carryOut(
            ReportSubject(
                contact: contact, ground: ground, from: from?.beginning, to: to?.end,
                evidence: evidence.map { URL(fileURLWithPath: $0).standardizedFileURL.path }),
            for: home.caller, meter: bar)
        bar.finish()
        try output.print(answer.report) { show(answer.report) }
        if let folder = answer.evidence {
            Terminal.say("evidence written to \(folder)")
            Terminal.say("to check it: python3 verify.py evidence \(folder) --key FILE")
        }
        return .done
    }

    private func show(_ report: SubjectReport) {
        for line in report.transfers { show(line) }
        let counts = report.counts
        Terminal.print(
            "In \(counts.present) of "
                + Numbers.counted(report.transfers.count, "transfer", "transfers") + "."
                + (counts.absentOrErased > 0
                    ? " In \(counts.absentOrErased) only erased slots could say." : "")
                + (counts.unknown > 0
                    ? " In \(counts.unknown) nobody can tell any more." : ""))
        Terminal.print(
            "  Record   \(report.entry), at \(report.recordedAt.wholeSecond), "
                + report.ground.rawValue)
        Terminal.print(
            "  Head     \(report.checkpoint.size) entries, \(report.checkpoint.root)")
    }

    private func show(_ line: SubjectReport.Line) {
        Terminal.print(
            "\(line.decidedAt.wholeSecond)  \(line.export) to \(line.recipient), "
                + "\(line.policy): \(Self.words(of: line.finding))")
        for row in line.rows {
            Terminal.print(
                "  row \(row.row): \(row.verdict), "
                    + row.delivery.rawValue.replacing("_", with: " ")
                    + (row.batch.map { " in batch \($0)" } ?? ""))
            if row.verdict != "released" { Terminal.print("    \(row.meaning)") }
            if !row.fields.isEmpty {
                Terminal.print("    fields: \(row.fields.joined(separator: ", "))")
            }
            if let event = row.consentEvent, let time = row.consentExpressedAt {
                let state = row.consentState.map { " \($0)" } ?? ""
                Terminal.print(
                    "    consent event \(event):\(state), expressed at \(time.wholeSecond)")
            }
        }
    }

    private static func words(of finding: SubjectReport.Finding) -> String {
        switch finding {
        case .present: "present"
        case .absent: "absent"
        case .absentOrErased: "absent, or erased"
        case .unknown: "unknown: the key of its epoch was destroyed"
        }
    }
}
