// Which role may do what.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Testing

/// The whole table, written down a second time: a change of it has to be made twice.
struct RoleTableTests {
    /// Administrator, officer, contributor, viewer: `x` everything, `s` shared connections,
    /// `n` name and type, `-` nothing.
    private static let table: [Action: String] = [
        .homeCreate: "----",
        .statusRead: "xxxx",
        .principalAdd: "x---", .principalRead: "xx--", .principalDisable: "x---",
        .principalGrant: "x---",
        .connectionAdd: "x---", .connectionRead: "xxn-", .connectionAgree: "x---",
        .connectionTest: "x---", .connectionShare: "x---", .connectionSecond: "xx--",
        .agreementPublish: "x---",
        .segmentAdd: "x-x-", .segmentRead: "xxxx",
        .exportAdd: "x-s-", .exportRead: "xxxx", .exportPlan: "x-s-", .exportRun: "x-s-",
        .exportSchedule: "x-s-", .exportConstrain: "x---",
        .consentRecord: "x---", .consentImport: "x---", .consentRead: "xx--",
        .consentDefine: "x---", .dutyConfirm: "x---",
        .policyActivate: "x---", .policyRead: "xxx-",
        .policyCompare: "xx--",
        .transferRead: "xxxx", .transferExplain: "xxx-",
        .transferApprove: "xx--", .transferReplay: "xx--",
        .auditRead: "xx--", .auditVerify: "xxxx", .auditPublish: "xx--",
        .auditExport: "xx--", .auditWitness: "xx--", .reviewSign: "xx--",
        .subjectReport: "xx--", .subjectErase: "x---",
        .keyRead: "xx--", .keyRotate: "x---", .keyDestroy: "x---",
    ]

    /// What an officer may do beyond reading: hand on what the log says, compare, and be the second person.
    private static let handedOnByOfficers: Set<Action> = [
        .auditPublish, .auditExport, .auditWitness, .reviewSign, .subjectReport, .policyCompare,
        .transferApprove, .transferReplay, .connectionSecond,
    ]

    private static let order: [Role] = [.administrator, .officer, .contributor, .viewer]

    private static func grant(_ mark: Character) -> Grant? {
        switch mark {
        case "x": .unrestricted
        case "s": .sharedConnections
        case "n": .nameAndType
        default: nil
        }
    }

    @Test(arguments: Action.allCases)
    func `every role has exactly this leave`(action: Action) throws {
        let marks = Array(try #require(Self.table[action]))
        #expect(marks.count == Role.allCases.count && Set(Self.order) == Set(Role.allCases))
        for (role, mark) in zip(Self.order, marks) {
            #expect(RoleTable.grant(of: action, to: role) == Self.grant(mark), "\(role)")
        }
    }

    @Test func `nobody but an administrator changes anything, but for a contributor's own work`() {
        let reading = Set(
            Action.allCases.filter {
                $0.rawValue.hasSuffix(".read") || [.transferExplain, .auditVerify].contains($0)
            })
        for action in Action.allCases where !reading.contains(action) {
            #expect(RoleTable.grant(of: action, to: .viewer) == nil)
            #expect(
                (RoleTable.grant(of: action, to: .officer) != nil)
                    == Self.handedOnByOfficers.contains(action))
        }
    }

    @Test(arguments: Action.allCases, Role.allCases)
    func `the verdict is the table's, and names role, action and grant`(
        action: Action, role: Role
    ) throws {
        let somebody = try Samples.enrolment(role)
        let grant = try #require(somebody.grants.first)
        let verdict = PermissionRules.verdict(
            for: action, by: somebody, on: [try Samples.share()], at: Samples.now)
        #expect(verdict.rule.contains(role.rawValue) && verdict.rule.contains(action.rawValue))
        guard let reach = RoleTable.grant(of: action, to: role) else {
            return #expect(verdict.reason == .actorRole && verdict.basis.role == nil)
        }
        #expect(verdict.isAllowed)
        #expect(verdict.basis.role == role && verdict.basis.grant == grant.identifier)
        #expect(verdict.rule.contains("; grant \(grant.identifier) by root, from \(grant.from)"))
        #expect((verdict.basis.share != nil) == (reach == .sharedConnections))
    }

    @Test(arguments: [[], nil] as [[Share]?])
    func `a connection that is not shared stops whoever has leave for shared ones only`(
        shares: [Share]?
    ) throws {
        for action in Action.allCases {
            for role in Role.allCases {
                guard let grant = RoleTable.grant(of: action, to: role) else { continue }
                let verdict = PermissionRules.verdict(
                    for: action, by: try Samples.enrolment(role), on: shares, at: Samples.now)
                #expect(
                    verdict.reason
                        == (grant == .sharedConnections ? .connectionNotShared : nil))
            }
        }
    }

    @Test func `over no connection in particular a leave for shared ones is leave`() throws {
        for action in Action.allCases {
            for role in Role.allCases {
                let verdict = PermissionRules.verdict(
                    for: action, by: try Samples.enrolment(role), at: Samples.now)
                #expect(verdict.isAllowed == (RoleTable.grant(of: action, to: role) != nil))
            }
        }
    }
}
