// The tests of runs that want the same approval.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct ApprovalRaceTests {
    private static func other() throws -> Identifier<Transfer> {
        try #require(Identifier("01KT1GW6G0X5QQG7H5A7EVCPT8"))
    }

    @Test func `an approval that another run used a moment before is refused`() async throws {
        let home = try await TestHome.watched()
        let plan = try await home.approvedPlan()
        let other = try Self.other()
        home.store.beforeCommit { rows, changes in
            for case .useApproval(let approval, _) in changes {
                for index in rows.approvals.indices
                where rows.approvals[index].identifier == approval {
                    rows.approvals[index].usedBy = other
                }
            }
        }
        let error = try await failure { try await home.run(plan: plan) }
        guard case .refused(.actorApproval, let words, _) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(words.contains("another run used the approval a moment ago"))
        #expect(home.destination.sent.isEmpty)
        #expect(try home.transfer.state == .refused)
        #expect(try home.entries(.transferDecided).isEmpty)
    }

    @Test(arguments: 0..<8)
    func `of two runs with one approval exactly one leaves`(round: Int) async throws {
        let home = try await TestHome.watched()
        let plan = try await home.approvedPlan()
        home.destination.whileExamining { _ in for _ in 0..<round * 5 { await Task.yield() } }
        let states = try await withThrowingTaskGroup(of: TransferState?.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do { return try await home.run(plan: plan).state } catch {
                        guard let error = error as? GatewayError,
                            error.reason == .actorApproval || error.reason == .providerUncertain
                        else { throw error }
                        return nil
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(states.compactMap { $0 } == [.delivered])
        #expect(home.destination.sent.reduce(0) { $0 + $1.people } == 4)
        #expect(try home.entries(.transferDecided).count == 1)
        #expect(try home.verified().unfinished.isEmpty)
    }
}
