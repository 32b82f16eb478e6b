// The tests of rows that somebody wrote past the gateway.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing

@testable import Gateway

/// A start destroys and removes what the log says, whatever the rows beside it claim.
struct ForgedStateTests {
    private func home() async throws -> TestHome {
        let home = try await TestHome.ready((1...4).map { Reader($0) })
        try await home.run()
        return home
    }

    private func files(_ home: TestHome) throws -> [String] {
        try home.folder.names(in: "segments").filter { $0.hasSuffix(".seg1") }
    }

    @Test(arguments: [true, false])
    func `a row about a destruction that no entry began destroys nothing`(
        isOfOwnTransfer: Bool
    ) async throws {
        let home = try await home()
        let own = try home.transfer.identifier
        let other = try #require(Identifier<Transfer>("01000000000000000000000000"))
        home.store.edit { rows in
            rows.destroyedSegments = [
                DestroyedSegment(
                    transfer: isOfOwnTransfer ? own : other, epoch: "1",
                    horizon: Instant(seconds: 1))
            ]
        }
        let next = try home.restarted()
        let error = try await failure { try await next.recover() }
        guard case .integrity(let words) = error else { return #expect(error == .integrity("")) }
        #expect(words.contains("no entry destroyed"))
        #expect(try files(next).count == 1)
        #expect(try next.entries(.retentionDestroyed).isEmpty)
        #expect(next.store.rows.keys.contains { $0.name.text == "subject-tag" })
    }

    @Test func `the records of a transfer whose row is gone stay`() async throws {
        let home = try await home()
        home.store.edit { rows in rows.transfers.removeAll() }
        let next = try home.restarted()
        try await next.recover()
        #expect(try files(next).count == 1)
        #expect(try await next.deepFindings().isEmpty)
    }
}
