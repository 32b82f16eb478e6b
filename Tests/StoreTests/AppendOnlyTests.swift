// Rows that stand are not changed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import GRDB
import Gateway
import Testing

@testable import Store

/// Rows that stand are neither changed nor removed, on the very connection that writes.
struct AppendOnlyTests {
    private let home: TemporaryHome
    private let store: SQLiteStore

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        let log = TestLog()
        try log.apply(
            [
                .createHome(Samples.home()), .addKey(try Samples.key()),
                .enrol(try Samples.enrolment()),
                .addConnection(try Samples.connection(), try Samples.credential()),
                .agree(try Samples.agreement()), .activatePolicy(try Samples.policy()),
                .addPlan(try Samples.plan()), .addTransfer(try Samples.transfer()),
                .startDelivery(try Samples.delivery()),
                .recordConsents(
                    try Samples.batch(
                        [try Samples.event(of: 1, terms: 1)], try Samples.evidence(),
                        terms: [1: try Samples.consentTerms()],
                        quarantined: [try Samples.quarantined()])),
                .addExport(try Samples.export()), .addGrant(try Samples.grant()),
                .addShare(try Samples.share()), .addConstraint(try Samples.constraint()),
                .publishAgreementText(try Samples.agreementText()),
                .schedule(try Samples.schedule()), .definePurpose(try Samples.purpose()),
                .publishNotice(try Samples.notice(), contexts: [try Samples.context()]),
                .openDuty(try Samples.duty()), .addApproval(try Samples.approval()),
            ], to: store)
        try log.apply([], to: store)
    }

    private func refusesAsHistory(_ sql: String) -> Bool {
        do {
            try store.pool.write { try $0.execute(sql: sql) }
            return false
        } catch let error as DatabaseError {
            return error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER
                && error.message?.hasSuffix("rows that stand are not changed") == true
        } catch { return false }
    }

    private func columns(of table: String) throws -> [String] {
        try store.pool.read { try $0.columns(in: table).map(\.name) }
    }

    @Test func `every table of the log and of history is named`() {
        #expect(
            Set(Schema.history).isSuperset(of: [
                "entries", "leaves", "nodes", "checkpoints", "consent_events", "consent_terms",
                "policies", "agreements",
            ]))
    }

    @Test(arguments: Schema.history)
    func `no column of a history row is changed`(table: String) throws {
        for column in try columns(of: table) {
            #expect(refusesAsHistory("UPDATE \(table) SET \(column) = \(column)"))
        }
    }

    @Test(arguments: Schema.history)
    func `no history row is removed`(table: String) throws {
        let count = try store.pool.read {
            try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)")
        }
        #expect(count ?? 0 > 0)
        #expect(refusesAsHistory("DELETE FROM \(table)"))
    }

    @Test(arguments: Schema.history)
    func `no history row is replaced`(table: String) throws {
        #expect(refusesAsHistory("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)"))
    }

    @Test(arguments: Schema.fixedColumns)
    func `a row with a state keeps everything else`(table: String, columns: String) throws {
        for column in columns.split(separator: ", ") {
            #expect(refusesAsHistory("UPDATE \(table) SET \(column) = \(column)"))
        }
        #expect(refusesAsHistory("DELETE FROM \(table)"))
    }

    @Test(arguments: Schema.endingOnce.map(\.name))
    func `a row that has no end yet keeps everything, and stays`(table: String) throws {
        for column in try columns(of: table) {
            #expect(refusesAsHistory("UPDATE \(table) SET \(column) = \(column)"))
        }
        #expect(refusesAsHistory("DELETE FROM \(table)"))
        #expect(refusesAsHistory("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)"))
    }

    @Test(arguments: Schema.endingOnce)
    func `an end is put to a row once and with nothing else`(table: EndingTable) throws {
        let ends = table.ends.map { "\($0) = 1" }.joined(separator: ", ")
        for column in table.columns {
            #expect(
                refusesAsHistory("UPDATE \(table.name) SET \(ends), \(column) = \(column) || 1"))
        }
        try store.pool.write { try $0.execute(sql: "UPDATE \(table.name) SET \(ends)") }
        for end in table.ends {
            #expect(refusesAsHistory("UPDATE \(table.name) SET \(end) = \(end)"))
            #expect(refusesAsHistory("UPDATE \(table.name) SET \(end) = NULL"))
        }
    }

    @Test func `every table of the third step is kept from changes`() throws {
        let guarded = Schema.history + Schema.endingOnce.map(\.name)
        let tables = try store.pool.read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table'
                    AND name NOT IN ('grdb_migrations', 'segment_redo')
                    """)
        }
        let known = guarded + Schema.fixedColumns.map(\.table)
        let evidence = ["log_keys", "cosignatures", "destroyed_segments"]
        let names = ["connections", "segments", "exports"]
        #expect(Set(tables).subtracting(known + evidence) == Set(names))
    }
}
