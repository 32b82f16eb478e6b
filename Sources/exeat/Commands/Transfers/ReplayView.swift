// A replay as people read it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway

/// A replay as people read it.
enum ReplayView {
    static func print(_ report: ReplayReport) {
        Terminal.print(
            "Transfer \(report.transfer), decided for \(report.decidedFor) as record "
                + "\(report.entry), under \(report.policy) and the consents up to event "
                + "\(report.consentUpTo).")
        for source in report.sources {
            Terminal.print("  \(source.segment)  \(source.digest.prefix(16))…  \(source.path)")
        }
        let records = Numbers.counted(report.read, "record", "records")
        Terminal.print(
            "\(records): \(Numbers.grouped(report.same)) came out the same, "
                + "\(Numbers.grouped(report.different)) did not"
                + (report.erased == 0
                    ? "."
                    : "; erased and not compared: \(Numbers.grouped(report.erased))."))
        guard !report.isSame else { return }
        if !report.countsAgree {
            Terminal.print("The counts that the record names do not come out again.")
        }
        for difference in report.differences { print(difference) }
        let untold = report.different - report.differences.count
        if untold > 0 { Terminal.print("… and \(Numbers.grouped(untold)) more.") }
    }

    private static func print(_ difference: ReplayReport.Difference) {
        let now = difference.replayed.map(words) ?? "no such row"
        let parts = difference.parts.map(\.rawValue).joined(separator: ", ")
        Terminal.print(
            "  row \(difference.row): recorded \(words(difference.recorded)); now \(now) (\(parts))"
        )
    }

    private static func words(_ verdict: ReplayReport.Verdict) -> String {
        verdict.fields.isEmpty
            ? verdict.verdict : "\(verdict.verdict) with \(verdict.fields.joined(separator: " "))"
    }
}
