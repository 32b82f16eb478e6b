// For how long a role holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Testing

struct GrantTests {
    private func verdict(
        _ grants: [RoleGrant], for action: Action = .statusRead, at instant: Instant = Samples.now
    ) throws -> PermissionVerdict {
        PermissionRules.verdict(for: action, by: try Samples.enrolment(grants), at: instant)
    }

    @Test func `a grant holds from its very instant, not before`() throws {
        let grants = [try Samples.grant(.viewer, from: Samples.now)]
        #expect(try verdict(grants).isAllowed)
        let before = try verdict(grants, at: Samples.now.moved(by: -1))
        #expect(before.reason == .actorRole && before.rule == "no role holds at that time")
    }

    @Test func `a grant does not hold at the instant of its end`() throws {
        let grants = [try Samples.grant(.viewer, until: Samples.now)]
        #expect(try verdict(grants).reason == .actorRole)
        #expect(try verdict(grants, at: Samples.now.moved(by: -1)).isAllowed)
    }

    @Test func `a revoked grant does not hold from the very instant of its revocation`() throws {
        let later = Samples.now.advanced(bySeconds: 60)
        let grants = [try Samples.grant(.viewer, until: later, endedAt: Samples.now)]
        #expect(try verdict(grants).reason == .actorRole)
        #expect(try verdict(grants, at: Samples.now.moved(by: -1)).isAllowed)
    }

    @Test func `a grant that was revoked before it began never holds`() throws {
        let earlier = Samples.now.advanced(bySeconds: -30)
        let grants = [try Samples.grant(.viewer, from: Samples.now, endedAt: earlier)]
        for offset: Int64 in [-31_000_000, -30_000_000, -1, 0, 1] {
            #expect(try verdict(grants, at: Samples.now.moved(by: offset)).reason == .actorRole)
        }
    }

    @Test func `the rule is worded the same after the grant was revoked`() throws {
        let until = Samples.now.advanced(bySeconds: 60)
        let before = try verdict([Samples.grant(.viewer, until: until)])
        let after = try verdict([
            Samples.grant(.viewer, until: until, endedAt: Samples.now.moved(by: 1))
        ])
        #expect(before == after)
        #expect(before.rule.hasSuffix(" until \(until)"))
    }

    @Test func `of several roles the first in order that has leave decides`() throws {
        for first in Role.allCases {
            for second in Role.allCases {
                let grants = [
                    try Samples.grant(first, number: 1), try Samples.grant(second, number: 2),
                ]
                for action in Action.allCases {
                    let able = Role.inOrder.first {
                        [first, second].contains($0)
                            && RoleTable.grant(of: action, to: $0) != nil
                    }
                    let found = try verdict(grants, for: action)
                    #expect(found.basis.role == able, "\(first), \(second): \(action)")
                    #expect(found.isAllowed == (able != nil))
                    #expect(found.basis.grant == grants.first { $0.role == able }?.identifier)
                }
            }
        }
    }

    @Test func `of several roles without leave all are named`() throws {
        let grants = [
            try Samples.grant(.viewer, number: 1), try Samples.grant(.officer, number: 2),
        ]
        #expect(
            try verdict(grants, for: .exportRun).rule
                == "none of the roles officer, viewer allows export.run")
    }

    @Test func `a role that ended does not decide beside one that holds`() throws {
        let grants = [
            try Samples.grant(.administrator, number: 1, endedAt: Samples.now),
            try Samples.grant(.contributor, number: 2),
        ]
        #expect(try verdict(grants, for: .consentRecord).reason == .actorRole)
        #expect(try verdict(grants, for: .exportRun).basis.role == .contributor)
    }

    @Test func `an enrolment without any grant holds its first role`() throws {
        for role in Role.allCases {
            let plain = Enrolment(
                name: try Name("somebody"), role: role, account: 1, enrolledAt: Samples.now)
            #expect(plain.roles(at: Samples.now) == [role])
            #expect(plain.roles(at: Samples.now.moved(by: -1)).isEmpty)
            let verdict = PermissionRules.verdict(for: .statusRead, by: plain, at: Samples.now)
            #expect(verdict.basis.role == role && verdict.basis.grant == nil)
            #expect(verdict.rule == "role \(role.rawValue) allows status.read")
        }
    }

    @Test func `where all grants ended the first role does not come back`() throws {
        let ended = Enrolment(
            name: try Name("somebody"), role: .administrator, account: 1,
            enrolledAt: Samples.now.advanced(bySeconds: -60),
            grants: [try Samples.grant(.administrator, endedAt: Samples.now)])
        #expect(ended.roles(at: Samples.now).isEmpty)
    }

    @Test func `only a role without an end in sight is kept`() throws {
        let later = Samples.now.advanced(bySeconds: 60)
        let cases: [(RoleGrant, Bool)] = [
            (try Samples.grant(.administrator), true),
            (try Samples.grant(.administrator, from: Samples.now.moved(by: 1)), false),
            (try Samples.grant(.administrator, until: later), false),
            (try Samples.grant(.administrator, endedAt: later), false),
            (try Samples.grant(.officer), false),
        ]
        for (grant, isKept) in cases {
            let somebody = try Samples.enrolment([grant])
            #expect(somebody.keeps(.administrator, at: Samples.now) == isKept, "\(grant)")
        }
        let disabled = try Samples.enrolment(.administrator, disabledAt: Samples.now)
        #expect(!disabled.keeps(.administrator, at: Samples.now))
    }
}
