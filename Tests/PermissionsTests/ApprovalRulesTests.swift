// The rules of a second person's approval.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Testing

struct ApprovalRulesTests {
    private static let now = Samples.now
    private static let before = now.advanced(bySeconds: -3600)

    private static func name(_ text: String) throws -> Name<Principal> { try Name(text) }

    private static func plan(approvers: [Role] = [.officer]) throws -> ApprovablePlan {
        ApprovablePlan(
            plan: try Samples.identifier(1), digest: Digest(1, 2, 3, 4), plannedBy: try name("ada"),
            approvers: approvers)
    }

    private static func approval(
        plan: UInt8 = 1, digest: Digest<PlanContent> = Digest(1, 2, 3, 4), by text: String = "olga",
        at: Instant = before, until: Instant = now.advanced(bySeconds: 1), isUsed: Bool = false
    ) throws -> PlanApproval {
        PlanApproval(
            plan: try Samples.identifier(plan), digest: digest, approvedBy: try name(text),
            approvedAt: at, validUntil: until, isUsed: isUsed)
    }

    /// Somebody with one grant of a role.
    private static func somebody(
        _ text: String = "olga", _ role: Role = .officer,
        from: Instant = before.advanced(bySeconds: -3600), until: Instant? = nil,
        disabledAt: Instant? = nil
    ) throws -> Enrolment {
        let grant = RoleGrant(
            identifier: try Samples.identifier(9), principal: try name(text), role: role,
            from: from, until: until, grantedBy: try name("root"), reason: "enrolled")
        return Enrolment(
            name: try name(text), role: role, account: 1001,
            enrolledAt: before.advanced(bySeconds: -7200), disabledAt: disabledAt, grants: [grant])
    }

    private func objection(
        to approval: PlanApproval, approver: Enrolment?, runBy runner: String = "carl",
        approvers: [Role] = [.officer]
    ) throws -> String? {
        ApprovalRules.objection(
            to: approval, of: try Self.plan(approvers: approvers), runBy: try Self.name(runner),
            approver: approver, at: Self.now)
    }

    @Test func `an approval by a second person lets a run pass`() throws {
        #expect(try objection(to: Self.approval(), approver: Self.somebody()) == nil)
    }

    @Test func `an approval of another plan does not count`() throws {
        let words = try objection(to: Self.approval(plan: 2), approver: Self.somebody())
        #expect(words?.hasPrefix("it is of another plan") == true)
    }

    @Test(arguments: 0..<4)
    func `an approval of other content does not count`(word: Int) throws {
        var words: [UInt64] = [1, 2, 3, 4]
        words[word] ^= 1
        let digest = Digest<PlanContent>(words[0], words[1], words[2], words[3])
        let found = try objection(to: Self.approval(digest: digest), approver: Self.somebody())
        #expect(found == "`olga` approved other content than the plan has")
    }

    @Test func `an approval by whoever planned does not count`() throws {
        let found = try objection(
            to: Self.approval(by: "ada"), approver: Self.somebody("ada"))
        #expect(found == "`ada` made the plan")
    }

    @Test func `an approval by whoever runs does not count`() throws {
        let found = try objection(
            to: Self.approval(), approver: Self.somebody(), runBy: "olga")
        #expect(found == "`olga` approved it, and whoever approves does not run it")
    }

    @Test func `a used approval does not count`() throws {
        let found = try objection(to: Self.approval(isUsed: true), approver: Self.somebody())
        #expect(found == "a run used the approval by `olga`")
    }

    @Test func `an approval ends exactly at its end`() throws {
        let ended = try objection(to: Self.approval(until: Self.now), approver: Self.somebody())
        #expect(ended == "the approval by `olga` ended at \(Self.now)")
        let last = Instant(microseconds: Self.now.microseconds + 1)
        #expect(try objection(to: Self.approval(until: last), approver: Self.somebody()) == nil)
    }

    @Test func `an approval that is dated ahead does not count`() throws {
        let ahead = Instant(microseconds: Self.now.microseconds + 1)
        let found = try objection(
            to: Self.approval(at: ahead, until: .distantFuture), approver: Self.somebody())
        #expect(found == "the approval by `olga` is dated ahead of the clock")
        #expect(try objection(to: Self.approval(at: Self.now), approver: Self.somebody()) == nil)
    }

    @Test func `whoever approved has to be enrolled at the run`() throws {
        let words = "`olga`, who approved it, is enrolled no more"
        #expect(try objection(to: Self.approval(), approver: nil) == words)
        #expect(
            try objection(to: Self.approval(), approver: Self.somebody(disabledAt: Self.now))
                == words)
        #expect(try objection(to: Self.approval(), approver: Self.somebody("other")) == words)
    }

    @Test func `the role is asked at the approval`() throws {
        let found = try objection(
            to: Self.approval(),
            approver: Self.somebody(from: Self.before.advanced(bySeconds: 1)))
        #expect(found == "`olga` was none of officer when approving")
    }

    @Test func `the role is asked at the run`() throws {
        let found = try objection(
            to: Self.approval(), approver: Self.somebody(until: Self.now))
        #expect(found == "`olga`, who approved it, is none of officer any more")
    }

    @Test func `a policy that names no role takes no approval`() throws {
        #expect(
            try objection(to: Self.approval(), approver: Self.somebody(), approvers: [])
                == "`olga` was none of nobody when approving")
    }

    @Test func `whoever planned may not approve`() throws {
        let found = ApprovalRules.objection(
            toApproving: try Self.plan(), by: try Self.somebody("ada"), at: Self.now)
        #expect(found == "`ada` made this plan, and nobody approves a plan of their own")
    }

    @Test(arguments: Role.allCases)
    func `only a role among the policy's approvers may approve`(role: Role) throws {
        let plan = try Self.plan(approvers: [.officer, .administrator])
        let found = ApprovalRules.objection(
            toApproving: plan, by: try Self.somebody("olga", role), at: Self.now)
        #expect((found == nil) == [.officer, .administrator].contains(role))
        if let found {
            #expect(
                found == "the policy takes an approval by administrator or officer, and `olga` is "
                    + "none")
        }
    }

    @Test func `who is disabled may not approve`() throws {
        let found = ApprovalRules.objection(
            toApproving: try Self.plan(), by: try Self.somebody(disabledAt: Self.now),
            at: Self.now)
        #expect(found != nil)
    }
}
