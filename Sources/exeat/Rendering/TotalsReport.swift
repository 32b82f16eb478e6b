// Read, released and withheld by reason.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// Read, released and withheld by reason, most first.
enum TotalsReport {
    static func print(_ totals: DecisionTotals) {
        line("read", totals.read)
        line("released", totals.released)
        line("withheld", totals.withheldCount)
        let reasons = totals.withheld.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (reason, count) in reasons { line("  " + reason, count) }
        let fields = totals.fields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !fields.isEmpty else { return }
        let names = fields.map { "\($0.key) \(Numbers.grouped($0.value))" }
        Terminal.print("  fields that leave: " + names.joined(separator: ", "))
    }

    static func line(_ name: String, _ count: Int) {
        let number = Numbers.grouped(count)
        let padding = String(repeating: " ", count: max(1, 36 - name.count - number.count))
        Terminal.print("  \(name)\(padding)\(number)")
    }
}
