// Leave to run one transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Testing

struct PermitTests {
    /// What may stand against a permit, in the order in which it is said.
    enum Obstacle: CaseIterable {
        case unknown, disabled, role, policyRole, notShared, agreement

        var reason: ReasonCode {
            switch self {
            case .unknown: .actorUnknown
            case .disabled: .actorDisabled
            case .role, .policyRole: .actorRole
            case .notShared: .connectionNotShared
            case .agreement: .agreementExpired
            }
        }
    }

    private struct Answer: Equatable {
        var reason: ReasonCode?
        var rule = ""
        var principal = ""
        var agreement = ""
    }

    private let since = Samples.now.advanced(bySeconds: -60)

    private func ask(_ obstacles: Set<Obstacle>) throws -> Answer {
        let role: Role = obstacles.contains(.role) ? .officer : .contributor
        let somebody = try Samples.enrolment(
            role, disabledAt: obstacles.contains(.disabled) ? Samples.now : nil)
        let agreement: AgreementStanding =
            obstacles.contains(.agreement)
            ? .lacking(.agreementExpired) : .active(try Samples.identifier(7))
        let decision = PermissionRules.permit(
            toRun: try Name("weekly"), as: try Samples.identifier(1),
            over: try Samples.connection(),
            shared: obstacles.contains(.notShared) ? [] : [try Samples.share()],
            under: agreement, by: obstacles.contains(.unknown) ? nil : somebody,
            runRoles: obstacles.contains(.policyRole)
                ? [.administrator] : [.contributor, .officer],
            at: Samples.now)
        switch consume decision {
        case .refused(let reason, let rule): return Answer(reason: reason, rule: rule)
        case .granted(let permit):
            #expect(permit.export.text == "weekly" && permit.connection.text == "brevo-main")
            #expect(try permit.transfer == Samples.identifier(1))
            #expect(permit.issuedAt == Samples.now)
            return Answer(
                rule: permit.rule, principal: permit.principal.text,
                agreement: permit.agreement.description)
        }
    }

    @Test func `with nothing against it a permit names everybody and everything`() throws {
        let answer = try ask([])
        let agreement: Identifier<AgreementNoun> = try Samples.identifier(7)
        let grant = "grant \(try Samples.grant(.contributor).identifier) by root, from \(since)"
        let share =
            "share \(try Samples.share().identifier) with contributors by root, from \(since)"
        #expect(
            answer
                == Answer(
                    rule:
                        "role contributor allows export.run on connections that are shared with "
                        + "them; \(grant); \(share)",
                    principal: "somebody", agreement: agreement.description))
    }

    @Test(arguments: Obstacle.allCases)
    func `each obstacle alone is the reason`(obstacle: Obstacle) throws {
        #expect(try ask([obstacle]).reason == obstacle.reason)
    }

    @Test func `of several obstacles the first in order is the reason`() throws {
        let all = Obstacle.allCases
        for set in 1..<(1 << all.count) {
            let obstacles = all.indices.filter { set >> $0 & 1 == 1 }.map { all[$0] }
            #expect(try ask(Set(obstacles)).reason == obstacles.first?.reason, "\(obstacles)")
        }
    }

    @Test func `the policy's roles narrow the table and never widen it`() throws {
        for role in Role.allCases {
            for runRoles in [[], [role], Role.allCases] {
                let decision = PermissionRules.permit(
                    toRun: try Name("weekly"), as: try Samples.identifier(1),
                    over: try Samples.connection(), shared: [try Samples.share()],
                    under: .active(try Samples.identifier(7)), by: try Samples.enrolment(role),
                    runRoles: runRoles, at: Samples.now)
                let isGranted =
                    switch consume decision {
                    case .granted: true
                    case .refused: false
                    }
                let mayRun = RoleTable.grant(of: .exportRun, to: role) != nil
                #expect(isGranted == (mayRun && runRoles.contains(role)), "\(role) of \(runRoles)")
            }
        }
    }

    @Test func `where the policy leaves out the stronger role the weaker one decides`() throws {
        let both = try Samples.enrolment([
            Samples.grant(.administrator, number: 1), Samples.grant(.contributor, number: 2),
        ])
        for (shares, reason) in [
            ([], ReasonCode.connectionNotShared), ([try Samples.share()], nil),
        ] {
            let decision = PermissionRules.permit(
                toRun: try Name("weekly"), as: try Samples.identifier(1),
                over: try Samples.connection(), shared: shares,
                under: .active(try Samples.identifier(7)), by: both, runRoles: [.contributor],
                at: Samples.now)
            switch consume decision {
            case .granted(let permit):
                #expect(reason == nil && permit.rule.hasPrefix("role contributor allows"))
            case .refused(let found, let rule):
                #expect(found == reason && rule.hasPrefix("role contributor allows"))
            }
        }
    }

    @Test func `the rule says whom the policy lets run`() throws {
        #expect(try ask([.policyRole]).rule == "the policy lets administrator run an export")
    }

    @Test(arguments: [ReasonCode.agreementMissing, .agreementExpired, .agreementRevoked])
    func `an agreement that lacks is refused for its own reason, even to an administrator`(
        reason: ReasonCode
    ) throws {
        let decision = PermissionRules.permit(
            toRun: try Name("weekly"), as: try Samples.identifier(1),
            over: try Samples.connection(), shared: [], under: .lacking(reason),
            by: try Samples.enrolment(.administrator), runRoles: Role.allCases, at: Samples.now)
        switch consume decision {
        case .granted: Issue.record("a permit without an agreement")
        case .refused(let given, _): #expect(given == reason)
        }
    }
}
