// The tests of erasures at the same time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Gateway

struct ErasureRaceTests {
    private static let readers = (1...24).map { Reader($0) }

    private func eraseAll(_ emails: [String], in home: TestHome) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for email in emails { group.addTask { try await home.erase(email) } }
            try await group.waitForAll()
        }
    }

    @Test(arguments: 0..<4)
    func `people who are erased at the same time are all gone`(round: Int) async throws {
        let home = try await TestHome.run(Self.readers, days: 1, batch: 24)
        try await eraseAll(Self.readers.map(\.email), in: home)
        #expect(home.store.rows.pendingBlocks.isEmpty)
        #expect(try await home.deepFindings().isEmpty)
        let report = try await home.report("reader-1@example.com")
        #expect(report.counts.absentOrErased == 1)
    }

    @Test func `one person who is erased twice at the same time is no alarm`() async throws {
        let home = try await TestHome.run(Self.readers, days: 1, batch: 24)
        try await eraseAll(
            (0..<12).map { _ in "reader-2@example.com" }, in: home)
        #expect(try await home.deepFindings().isEmpty)
    }
}
