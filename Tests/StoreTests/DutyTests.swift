// Duties at recipients and approvals of plans.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Store
import Testing

/// A duty is closed once, an approval used once; what was opened is what is closed.
struct DutyTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
        try log.apply([.addPlan(try Samples.plan())], to: store)
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func refusal(of change: StateChange) throws -> StorageError? {
        do { try apply(change) } catch let error as StorageError { return error }
        return nil
    }

    private var plan: Identifier<Transfer> { get throws { try Samples.plan().identifier } }

    @Test func `open duties read back by deadline`() throws {
        let (late, soon) = (try Samples.duty(1, within: 100), try Samples.duty(2, within: 9))
        try apply(.openDuty(late), .openDuty(soon))
        #expect(try store.duties(includingClosed: false) == [soon, late])
    }

    @Test func `a closed duty is among the others only if asked for`() throws {
        let (first, second) = (try Samples.duty(1), try Samples.duty(2))
        let closed = try Samples.closed(first)
        try apply(.openDuty(first), .openDuty(second), .closeDuty(closed))
        #expect(try store.duties(includingClosed: false) == [second])
        #expect(try store.duties(includingClosed: true) == [closed, second])
    }

    @Test func `a duty is opened once and closed once`() throws {
        let duty = try Samples.duty()
        try apply(.openDuty(duty))
        let noun = "the duty `\(duty.identifier)`"
        #expect(try refusal(of: .openDuty(duty)) == .conflict(noun))
        let close = StateChange.closeDuty(try Samples.closed(duty))
        try apply(close)
        #expect(try refusal(of: close) == .conflict("the end of \(noun)"))
    }

    @Test func `a duty that is not there is not closed`() throws {
        let duty = try Samples.closed(Samples.duty())
        #expect(
            try refusal(of: .closeDuty(duty))
                == .failed("the duty `\(duty.identifier)` is not there to end"))
    }

    @Test func `a duty does not begin closed, and does not close without words`() throws {
        let duty = try Samples.duty()
        let noun = "the duty `\(duty.identifier)`"
        #expect(
            try refusal(of: .openDuty(Samples.closed(duty)))
                == .failed("\(noun) does not begin closed"))
        try apply(.openDuty(duty))
        var silent = try Samples.closed(duty)
        silent.statement = nil
        #expect(
            try refusal(of: .closeDuty(silent))
                == .failed("\(noun) is not closed without time, person and words"))
        #expect(try store.duties(includingClosed: false) == [duty])
    }

    @Test func `another duty is not closed under the name of one`() throws {
        try apply(.openDuty(try Samples.duty(within: 9)))
        let other = try Samples.closed(Samples.duty(within: 10))
        #expect(
            try refusal(of: .closeDuty(other))
                == .failed("the duty `\(other.identifier)` was opened as another"))
    }

    @Test func `the approvals of a plan read back, oldest first`() throws {
        let approvals = [try Samples.approval(9), try Samples.approval(2)]
        try apply(.addApproval(approvals[0]), .addApproval(approvals[1]))
        #expect(try store.approvals(of: plan) == approvals)
        #expect(try store.approvals(of: Samples.identifier(200)).isEmpty)
    }

    @Test func `an approval is used once`() throws {
        var approval = try Samples.approval()
        let run: Identifier<Transfer> = try Samples.identifier(5)
        try apply(.addApproval(approval), .useApproval(approval.identifier, by: run))
        approval.usedBy = run
        #expect(try store.approvals(of: plan) == [approval])
        let other: Identifier<Transfer> = try Samples.identifier(6)
        #expect(
            try refusal(of: .useApproval(approval.identifier, by: other))
                == .conflict("the end of the approval `\(approval.identifier)`"))
        #expect(try store.approvals(of: plan) == [approval])
    }

    @Test func `an approval that is not there is not used`() throws {
        let approval: Identifier<ApprovalNoun> = try Samples.identifier(5)
        #expect(
            try refusal(of: .useApproval(approval, by: Samples.identifier()))
                == .failed("the approval `\(approval)` is not there to end"))
    }

    @Test func `an approval is added once, unused, and to a plan`() throws {
        let approval = try Samples.approval()
        let noun = "the approval `\(approval.identifier)`"
        var used = approval
        used.usedBy = try Samples.identifier(5)
        #expect(
            try refusal(of: .addApproval(used)) == .failed("\(noun) does not begin used"))
        try apply(.addApproval(approval))
        #expect(try refusal(of: .addApproval(approval)) == .conflict(noun))
        let stray = ApprovalRecord(
            identifier: try Samples.identifier(3), plan: try Samples.identifier(4), digest: "aa",
            approvedBy: approval.approvedBy, approvedAt: approval.approvedAt,
            validUntil: approval.validUntil)
        #expect(
            try refusal(of: .addApproval(stray))
                == .failed(
                    "the approval `\(stray.identifier)` refers to something that is not there"))
    }
}
