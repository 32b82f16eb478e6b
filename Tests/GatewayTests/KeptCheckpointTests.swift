// The tests of verifying against a checkpoint that was kept.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct KeptCheckpointTests {
    @Test func `a log that went on from a kept checkpoint verifies`() async throws {
        let home = try await TestHome.founded()
        let kept = try await home.answer(ReadCheckpoint()).note
        try await home.connect()
        #expect(try await home.answer(VerifyLog(deep: false, since: kept)).size > 2)
    }

    @Test func `a log that was put back does not`() async throws {
        let home = try await TestHome.founded()
        let before = home.store.rows
        try await home.connect()
        let kept = try await home.answer(ReadCheckpoint()).note
        home.store.edit { $0 = before }
        do {
            _ = try await home.answer(VerifyLog(deep: false, since: kept))
            Issue.record("it verified")
        } catch let error as GatewayError {
            guard case .integrity(let words) = error else { throw error }
            #expect(words.hasPrefix("ROLLBACK"))
        }
    }

    @Test func `a checkpoint whose size was edited is no measure`() async throws {
        let home = try await TestHome.founded()
        let kept = try await home.answer(ReadCheckpoint()).note
        var lines = kept.split(separator: "\n", omittingEmptySubsequences: false)
        lines[1] = "1"
        do {
            _ = try await home.answer(
                VerifyLog(deep: false, since: lines.joined(separator: "\n")))
            Issue.record("it verified")
        } catch let error as GatewayError {
            #expect(error.reason == .inputInvalid)
        }
    }
}
