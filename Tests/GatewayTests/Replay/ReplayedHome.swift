// A home whose newest transfer was decided a month ago.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing

@testable import Gateway

/// A home whose newest transfer was decided a month ago, and where much was changed since.
enum ReplayedHome {
    /// People of every fate: released, with a telephone, in another country, never asked, twice
    /// there, without address, withdrawn, and a few weeks too young.
    static let readers: [Reader] = {
        var readers = (1...6).map { Reader($0, phone: $0 == 1) }
        readers[2].country = "US"
        readers[5].birthDate = "2010-06-10"
        var twin = Reader(1)
        twin.email = "READER-1@example.com"
        var nobody = Reader(9)
        nobody.email = ""
        return readers + [twin, nobody]
    }()

    /// The columns of the second segment stand in another order.
    static let more = """
        country,birth_date,last_name,first_name,email,phone
        DE,1980-01-01,Family7,Given7,reader-7@example.com,
        FR,1985-01-01,Family8,Given8,reader-8@example.com,
        """

    /// What the transfer comes to.
    static let withheld = [
        "condition.region": 1, "consent.unknown": 1, "consent.withdrawn": 1,
        "condition.age_gate": 1, "subject.duplicate": 1, "subject.unmatched": 1,
    ]

    /// Decides, and nothing since.
    static func decided() async throws -> TestHome {
        let asked = [1, 2, 3, 5, 6, 7, 8].map { Reader($0, phone: $0 == 1) }
        let home = try await TestHome.ready(
            asked,
            changes: [("0.20", "1.0"), ("on_policy_change: true", "on_policy_change: false")])
        try await home.withdraw(.email, "reader-5@example.com")
        try await home.addSegment("people", Reader.table(readers))
        try await home.addSegment("more", more)
        try await home.addExport("both", segments: ["people", "more"], batch: 3)
        let report = try await home.run("both")
        #expect(report.state == .delivered)
        #expect(report.totals.withheld == withheld)
        #expect(report.totals.released == 4)
        return home
    }

    /// Decides, and a month goes by: consents come and go, and another policy is in force.
    static func aMonthLater() async throws -> TestHome {
        let home = try await decided()
        home.clock.set("2026-07-02T08:00:00Z")
        try await home.withdraw(.email, "reader-1@example.com")
        try await home.withdraw(.email, "reader-2@example.com", objection: true)
        let new = [Reader(4), Reader(5)]
        try await home.takeIn(
            Reader.consents(new).replacing("2026-01-10", with: "2026-07-01"), as: "new.csv")
        try await home.activate(
            version: 4,
            changes: [
                ("0.20", "1.0"), ("on_policy_change: true", "on_policy_change: false"),
                ("value: 16", "value: 21"), (" FNAME:", " FIRSTNAME:"),
            ])
        return home
    }

    static func replay(
        in home: TestHome, sources: [String: String] = [:], as role: Role = .officer
    ) async throws -> ReplayReport {
        try await home.perform(
            ReplayTransfer(transfer: home.transfer.identifier, sources: sources), as: role)
    }
}
