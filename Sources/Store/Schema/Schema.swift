// The tables, version by version.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The tables, by the named steps that lead to them.
///
/// A step that was ever released is never edited: what changes is a step of its own. A database
/// that knows a step this list does not is refused when it is opened.
enum Schema {
    /// `EXEA` in ASCII: marks a database file as the gateway's.
    static let applicationIdentifier = 0x4558_4541

    /// The steps, oldest first.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 log, state and consents", foreignKeyChecks: .immediate) {
            try $0.execute(sql: "PRAGMA application_id = \(applicationIdentifier)")
            try $0.execute(sql: LogTables.statements)
            try $0.execute(sql: StateTables.statements)
            try $0.execute(sql: ConsentTables.statements)
            for rule in appendOnly + narrowUpdates { try $0.execute(sql: rule) }
        }
        migrator.registerMigration(
            "2 people, keys and witnesses", foreignKeyChecks: .immediate
        ) {
            try $0.execute(sql: EvidenceTables.statements)
            for rule in EvidenceTables.rules { try $0.execute(sql: rule) }
        }
        migrator.registerMigration(
            "3 grants, agreements, contexts and duties", foreignKeyChecks: .immediate
        ) {
            try $0.execute(sql: PermissionTables.statements)
            try $0.execute(sql: ConsentContextTables.statements)
            try $0.execute(sql: DutyTables.statements)
            for table in laterHistory {
                for rule in refusals(on: table) { try $0.execute(sql: rule) }
            }
            for table in endingOnce { for rule in table.rules { try $0.execute(sql: rule) } }
        }
        return migrator
    }

    /// Tables whose rows are history: neither changed nor removed.
    ///
    /// Of `keys` the second step lets one change through: that a key is destroyed. The third step
    /// puts `consent_batches` in the place of `consent_imports`.
    static let history = firstHistory.filter { $0 != "consent_imports" } + laterHistory

    /// Tables whose rows end once.
    static let endingOnce = PermissionTables.endingOnce + DutyTables.endingOnce

    private static let laterHistory = PermissionTables.history + ConsentContextTables.history

    private static let firstHistory = [
        "entries", "leaves", "nodes", "checkpoints", "home", "keys", "credentials", "agreements",
        "policies",
        "plans", "consent_terms", "consent_imports", "consent_events",
    ]

    /// Tables of the first step whose rows stay, and the columns that never change in them.
    static let fixedColumns = [
        (table: "head", columns: "id"),
        (table: "principals", columns: "name, role, account, enrolled_at"),
        (table: "transfers", columns: "identifier, number, body"),
        (table: "deliveries", columns: "transfer, batch, people, body, started_at"),
    ]

    /// Guards against our own mistakes.
    ///
    /// Against somebody who holds the file, only the tree, the anchor and checkpoints kept
    /// elsewhere help.
    private static var appendOnly: [String] {
        firstHistory.flatMap(refusals)
    }

    private static func refusals(on table: String) -> [String] {
        [refusal(of: "UPDATE", on: table), refusal(of: "DELETE", on: table)]
    }

    private static var narrowUpdates: [String] {
        fixedColumns.flatMap { table, columns in
            [
                refusal(of: "UPDATE", columns: " OF \(columns)", on: table),
                refusal(of: "DELETE", on: table),
            ]
        }
    }

    private static func refusal(of verb: String, columns: String = "", on table: String) -> String {
        """
        CREATE TRIGGER \(table)_refuse_\(verb.lowercased()) BEFORE \(verb)\(columns) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): rows that stand are not changed'); END
        """
    }
}
