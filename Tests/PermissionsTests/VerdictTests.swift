// Who asks, and when.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Testing

struct VerdictTests {
    private func verdict(
        _ enrolment: Enrolment?, at instant: Instant = Samples.now, for action: Action = .statusRead
    ) -> PermissionVerdict {
        PermissionRules.verdict(for: action, by: enrolment, at: instant)
    }

    @Test func `somebody who is not enrolled is unknown`() {
        let verdict = verdict(nil)
        #expect(verdict.reason == .actorUnknown)
        #expect(verdict.rule == "only an enrolled principal may act")
    }

    @Test func `an enrolment counts from its very instant, not before`() throws {
        let somebody = try Samples.enrolment(.administrator, enrolledAt: Samples.now)
        #expect(verdict(somebody).isAllowed)
        #expect(verdict(somebody, at: Samples.now.moved(by: -1)).reason == .actorUnknown)
    }

    @Test func `a disabled principal may do nothing from that very instant`() throws {
        let somebody = try Samples.enrolment(.administrator, disabledAt: Samples.now)
        #expect(verdict(somebody).reason == .actorDisabled)
        #expect(verdict(somebody).rule == "a disabled principal may do nothing")
        #expect(verdict(somebody, at: Samples.now.moved(by: -1)).isAllowed)
    }

    @Test func `being disabled is said before a role that lacks leave`() throws {
        let somebody = try Samples.enrolment(.viewer, disabledAt: Samples.now)
        #expect(verdict(somebody, for: .exportRun).reason == .actorDisabled)
    }

    @Test func `a role that lacks leave is said before a connection that is not shared`() throws {
        let denied = PermissionRules.verdict(
            for: .exportRun, by: try Samples.enrolment(.viewer), on: [], at: Samples.now)
        #expect(denied.reason == .actorRole)
        #expect(denied.rule == "role viewer does not allow export.run")
    }

    @Test func `the rule says how far the leave reaches`() throws {
        let contributor = try Samples.enrolment(.contributor)
        #expect(
            verdict(contributor, for: .exportRun).rule.hasPrefix(
                "role contributor allows export.run on connections that are shared with them; "))
        #expect(
            verdict(contributor, for: .connectionRead).rule.hasPrefix(
                "role contributor allows connection.read of name and type only; "))
    }

    @Test func `acting for another account is seen`() throws {
        let somebody = try Samples.enrolment(.administrator)
        #expect(!Requester(account: 1_000, enrolment: somebody).actsForAnother)
        #expect(Requester(account: 0, enrolment: somebody).actsForAnother)
        #expect(!Requester(account: 0, enrolment: nil).actsForAnother)
    }
}
