// Which role may do what.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Which role may do what: the whole table, closed.
///
/// What is not listed is not allowed. `home.create` belongs to no role: a home has no principals before it exists, so the account
/// that makes it is judged by the operating system alone.
public enum RoleTable {
    /// How far a role's leave for an action reaches; nil when it has none.
    public static func grant(of action: Action, to role: Role) -> Grant? {
        guard action != .homeCreate else { return nil }
        return switch role {
        case .administrator: .unrestricted
        case .officer: officer(action)
        case .contributor: contributor(action)
        case .viewer: viewer(action)
        }
    }

    /// Officers read everything and change nothing; publishing, exporting and witnessing only hand on
    /// what the log says, and a review, an approval and a second are their own entries: they are the
    /// second person.
    private static func officer(_ action: Action) -> Grant? {
        switch action {
        case .statusRead, .principalRead, .connectionRead, .segmentRead, .exportRead, .consentRead,
            .policyRead, .transferRead, .transferExplain, .auditRead, .auditVerify, .auditPublish,
            .subjectReport, .keyRead, .auditExport, .auditWitness, .reviewSign, .policyCompare,
            .transferReplay, .transferApprove, .connectionSecond:
            .unrestricted
        case .homeCreate, .principalAdd, .principalDisable, .principalGrant, .connectionAdd,
            .connectionAgree, .connectionTest, .connectionShare, .agreementPublish, .segmentAdd,
            .exportAdd, .exportPlan, .exportRun, .exportSchedule, .exportConstrain,
            .consentRecord, .consentImport, .consentDefine, .dutyConfirm, .policyActivate,
            .subjectErase, .keyRotate, .keyDestroy:
            nil
        }
    }

    /// Contributors set up and run exports, over connections that are shared with them.
    private static func contributor(_ action: Action) -> Grant? {
        switch action {
        case .exportAdd, .exportPlan, .exportRun, .exportSchedule: .sharedConnections
        case .connectionRead: .nameAndType
        case .statusRead, .segmentAdd, .segmentRead, .exportRead, .policyRead, .transferRead,
            .transferExplain, .auditVerify:
            .unrestricted
        case .homeCreate, .principalAdd, .principalRead, .principalDisable, .principalGrant,
            .connectionAdd, .connectionAgree, .connectionTest, .connectionShare,
            .connectionSecond, .agreementPublish, .exportConstrain, .consentRecord,
            .consentImport, .consentRead, .consentDefine, .dutyConfirm, .policyActivate,
            .policyCompare, .transferApprove, .transferReplay, .auditRead, .auditPublish,
            .subjectReport, .subjectErase, .keyRead, .keyRotate, .keyDestroy, .auditExport,
            .auditWitness, .reviewSign:
            nil
        }
    }

    /// Viewers see names and states, and may check the log as any stranger may.
    private static func viewer(_ action: Action) -> Grant? {
        switch action {
        case .statusRead, .segmentRead, .exportRead, .transferRead, .auditVerify: .unrestricted
        case .homeCreate, .principalAdd, .principalRead, .principalDisable, .principalGrant,
            .connectionAdd, .connectionRead, .connectionAgree, .connectionTest, .connectionShare,
            .connectionSecond, .agreementPublish, .segmentAdd, .exportAdd, .exportPlan,
            .exportRun, .exportSchedule, .exportConstrain, .consentRecord, .consentImport,
            .consentRead, .consentDefine, .dutyConfirm, .policyActivate, .policyRead,
            .policyCompare, .transferExplain, .transferApprove, .transferReplay, .auditRead,
            .auditPublish,
            .subjectReport, .subjectErase, .keyRead, .keyRotate, .keyDestroy, .auditExport,
            .auditWitness, .reviewSign:
            nil
        }
    }
}
