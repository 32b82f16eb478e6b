// A table whose rows end once.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A table whose rows stay as they are, but for an end that is put to them once.
struct EndingTable: Sendable {
    /// The table.
    let name: String
    /// The columns that never change; none of them is ever NULL.
    let columns: [String]
    /// The columns that are NULL until the end, and all set by it.
    let ends: [String]

    /// What refuses every other change.
    var rules: [String] {
        let hasEnded = ends.map { "OLD.\($0) IS NOT NULL" }
        let staysOpen = ends.map { "NEW.\($0) IS NULL" }
        let differs = columns.map { "OLD.\($0) <> NEW.\($0)" }
        let message = "'\(name): rows that stand are not changed'"
        return [
            """
            CREATE TRIGGER \(name)_refuse_update BEFORE UPDATE ON \(name)
            WHEN \((hasEnded + staysOpen + differs).joined(separator: " OR "))
            BEGIN SELECT RAISE(ABORT, \(message)); END
            """,
            """
            CREATE TRIGGER \(name)_refuse_delete BEFORE DELETE ON \(name)
            BEGIN SELECT RAISE(ABORT, \(message)); END
            """,
        ]
    }
}
