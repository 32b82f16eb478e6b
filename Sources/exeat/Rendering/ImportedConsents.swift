// What an import did, as people read it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway

/// What an import did or would do, as people read it: counts, places and samples.
enum ImportedConsents {
    static func print(_ report: ConsentImportReport) {
        Terminal.print(head(report))
        TotalsReport.line("rows", report.rows)
        for (state, count) in report.states.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
        {
            TotalsReport.line("  " + state, count)
        }
        count("  duplicate", report.duplicates)
        count("  quarantined, dated ahead", report.quarantined)
        for (reason, count) in report.invalid.sorted(by: {
            ($1.value, $0.key) < ($0.value, $1.key)
        }) { TotalsReport.line("  invalid, " + reason, count) }
        count("superseded, changing nothing", report.superseded)
        count("duties at recipients", report.duties)
        count("closing, by telephone only", report.unsearchable)
        count("transfers not searchable", report.unsearched)
        for place in report.places {
            Terminal.print("  row \(place.row), column `\(place.column)`: \(place.problem)")
        }
        if !report.samples.isEmpty {
            Terminal.print("")
            var table = TextTable("ROW", "PSEUDONYM", "OUTCOME")
            for sample in report.samples { table.add(sample.row, sample.subject, sample.outcome) }
            table.print()
        }
        if let batch = report.batch, let root = report.root {
            Terminal.print("")
            Terminal.print("Batch \(batch) from `\(report.source)`, file \(report.sha256)")
            Terminal.print("Merkle root of its events: \(root)")
        }
    }

    private static func head(_ report: ConsentImportReport) -> String {
        let events = Numbers.counted(report.events, "consent event", "consent events")
        return switch report.outcome {
        case .takenIn: "Took in \(events)."
        case .nothingNew: "Nothing new: every row is there already. Nothing was changed."
        case .wouldComeIn: "\(events) would come in. Nothing was changed."
        case .wouldBeRefused:
            "Not one row would come in, because "
                + Numbers.counted(
                    report.invalid.values.reduce(0, +), "row cannot", "rows cannot")
                + " be taken in. Nothing was changed."
        }
    }

    private static func count(_ name: String, _ count: Int) {
        if count > 0 { TotalsReport.line(name, count) }
    }
}
