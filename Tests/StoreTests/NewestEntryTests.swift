// The search for the newest entry of a type.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation
import GRDB
import Testing

@testable import Store

struct NewestEntryTests {
    private let home: TemporaryHome
    private let store: SQLiteStore

    /// Entries 1 and 4 are of the type; entry 2 is of another.
    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        var sealer = TestSealer()
        let bodies = [
            #"{"seq":0}"#, #"{"seq":1,"type":"config.changed"}"#, #"{"type":"log.pushed"}"#,
            "{}", #"{"seq":4,"type":"config.changed"}"#, "{}",
        ]
        try sealer.commit(bodies.map { Array($0.utf8) }, to: store)
    }

    @Test(arguments: [(6, 4), (5, 4), (4, 1), (2, 1)])
    func `the newest below a place is found`(end: UInt64, index: UInt64) throws {
        let found = try #require(try store.newestEntry(naming: .configChanged, below: end))
        #expect(found.index == index)
        #expect(found.body == Array(#"{"seq":\#(index),"type":"config.changed"}"#.utf8))
    }

    @Test func `none is found where there is none`() throws {
        #expect(try store.newestEntry(naming: .configChanged, below: 1) == nil)
        #expect(try store.newestEntry(naming: .logCreated, below: 6) == nil)
        #expect(try store.newestEntry(naming: .logPushed, below: 6)?.index == 2)
    }

    @Test func `the search that every start makes reads its index and no entries besides`() throws {
        let plan = try store.pool.read { database in
            try Row.fetchAll(
                database,
                sql: "EXPLAIN QUERY PLAN \(SQLiteStore.newestEntry(naming: .configChanged))",
                arguments: [6]
            ).map { $0["detail"] as String? ?? "" }
        }
        #expect(plan.count == 1)
        #expect(plan.first?.contains("INDEX entries_about_configuration") == true, "\(plan)")
    }
}
