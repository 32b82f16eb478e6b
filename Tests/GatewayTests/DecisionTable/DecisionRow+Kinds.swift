// What happens in a row of the decision table.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing

@testable import Gateway

extension DecisionRow {
    typealias Making = @Sendable () async throws -> TestHome

    /// Reader 2 is withheld and reader 1 leaves.
    static func person(_ code: ReasonCode, _ home: @escaping Making) -> DecisionRow {
        DecisionRow(code: code, about: .person) {
            let home = try await home()
            let report = try await home.run()
            #expect(report.state == .delivered)
            #expect(report.totals.released == 1)
            #expect(home.destination.everything.contains("reader-1@"))
            #expect(!home.destination.everything.lowercased().contains("reader-2@"))
            #expect(report.totals.withheld.count == 1)
            return report.totals.withheld.keys.first.flatMap { ReasonCode(parsing: $0) }
        }
    }

    /// Reader 2 is withheld because of what the ledger holds about them.
    static func consent(_ code: ReasonCode, _ changes: [String: String]?) -> DecisionRow {
        person(code) {
            let home = try await home(taking: [1])
            if let changes { try await home.takeIn([ConsentFile.Row.given(2, changes)]) }
            return home
        }
    }

    /// A run is refused with its entry, and nothing is sent.
    static func transfer(
        _ code: ReasonCode, changes: [(String, String)] = [],
        _ spoil: @escaping @Sendable (TestHome) async throws -> Void
    ) -> DecisionRow {
        refusal(code, by: .contributor) {
            let home = try await TestHome.ready((1...4).map { Reader($0) }, changes: changes)
            try await spoil(home)
            return (home, nil)
        }
    }

    typealias Plan = Identifier<Transfer>

    static func refusal(
        _ code: ReasonCode, by role: Role,
        _ home: @escaping @Sendable () async throws -> (TestHome, Plan?)
    ) -> DecisionRow {
        DecisionRow(code: code, about: .transfer) {
            let (home, plan) = try await home()
            let sent = home.destination.sent.count
            let error = try await failure { try await home.run(plan: plan, as: role) }
            let last = try #require(home.entries().last)
            #expect(last.type == .transferRefused)
            #expect(error.entry == last.index)
            #expect(home.destination.sent.count == sent)
            #expect(try home.transfer.state == .refused)
            #expect(try home.transfer.reason == last.members["reason"]?.reason)
            return last.members["reason"]?.reason
        }
    }

    /// A request is turned away, with an entry.
    static func permission(
        _ code: ReasonCode,
        _ request: @escaping @Sendable () async throws -> (TestHome, GatewayError)
    ) -> DecisionRow {
        DecisionRow(code: code, about: .permission) {
            let (home, error) = try await request()
            guard case .notPermitted(let reason, _, let entry) = error else { return nil }
            let last = try #require(home.entries().last)
            #expect(last.type == .accessDenied && last.index == entry)
            #expect(last.members["reason"]?.reason == reason)
            return reason
        }
    }

    /// A request ends with an error, and nothing is sent.
    static func request(
        _ code: ReasonCode, _ request: @escaping @Sendable (TestHome) async throws -> Void
    ) -> DecisionRow {
        DecisionRow(code: code, about: .request) {
            let home = try await TestHome.ready((1...4).map { Reader($0) })
            let error = try await failure { try await request(home) }
            #expect(home.destination.sent.isEmpty)
            return error.reason
        }
    }

    /// A run ends early, and says why in its report and its last entry.
    static func delivery(
        _ code: ReasonCode, _ answer: DeliveryOutcome
    ) -> DecisionRow {
        DecisionRow(code: code, about: .delivery) {
            let home = try await TestHome.ready([Reader(1), Reader(2)])
            home.destination.answer(answer)
            let report = try await home.run()
            #expect(report.state == .rejected || report.state == .uncertain)
            let end = try #require(home.entries(.transferFinished).last)
            #expect(end.members["reason"]?.reason == report.reason)
            return report.reason
        }
    }

    /// Two readers in a segment; consents of those who are named, and a policy that finds it
    /// plausible to withhold most of them.
    static func home(
        taking numbers: [Int], rows: [Reader] = [Reader(1), Reader(2)],
        changes: [(String, String)] = [], table: String? = nil
    ) async throws -> TestHome {
        let home = try await TestHome.founded()
        try await home.activate(changes: [("0.95", "1.0")] + changes)
        try await home.connect()
        try await home.agree()
        try await home.takeIn(Reader.consents(numbers.map { Reader($0) }))
        try await home.addSegment("readers", table ?? Reader.table(rows))
        try await home.addExport(segments: ["readers"])
        return home
    }
}

extension CanonicalJSON {
    /// The reason code that an entry names.
    var reason: ReasonCode? {
        if case .string(let text) = self { ReasonCode(parsing: text) } else { nil }
    }
}
