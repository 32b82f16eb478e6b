// Decides who may do what, and mints permits.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Decides who may do what, and mints permits.
///
/// Pure: the same question has the same answer. The first rule that is not met gives the reason, in this order: enrolled, active, role, sharing,
/// and for a permit the policy's roles and the agreement.
public enum PermissionRules {
    /// Whether a principal may perform an action at an instant.
    ///
    /// - Parameters:
    ///   - action: What is asked.
    ///   - enrolment: Who asks; nil when the account is not enrolled.
    ///   - sharing: Who may use the connection that the action concerns; nil when there is none
    ///     or it is not known, which counts as not shared.
    ///   - instant: The time asked about.
    /// - Returns: Allowed or denied, with the rule that says so.
    public static func verdict(
        for action: Action, by enrolment: Enrolment?, on sharing: Sharing?, at instant: Instant
    ) -> PermissionVerdict {
        guard let enrolment, enrolment.enrolledAt <= instant else {
            return .denied(.actorUnknown, rule: "only an enrolled principal may act")
        }
        if let disabledAt = enrolment.disabledAt, disabledAt <= instant {
            return .denied(.actorDisabled, rule: "a disabled principal may do nothing")
        }
        let role = enrolment.role
        guard let grant = RoleTable.grant(of: action, to: role) else {
            return .denied(
                .actorRole, rule: "role \(role.rawValue) does not allow \(action.rawValue)")
        }
        let rule = "role \(role.rawValue) allows \(action.rawValue)\(grant.limit)"
        if grant == .sharedConnections, sharing != .contributors {
            return .denied(.connectionNotShared, rule: rule)
        }
        return .allowed(rule: rule)
    }

    /// The leave to run one transfer, or why there is none.
    ///
    /// - Parameters:
    ///   - export: The export to run.
    ///   - transfer: This run of it.
    ///   - connection: The connection that the export uses.
    ///   - agreement: Whether that connection's agreement holds at the same instant.
    ///   - enrolment: Who runs it; nil when the account is not enrolled.
    ///   - runRoles: The roles that the active policy lets run. They narrow the role table and
    ///     never widen it.
    ///   - instant: The time of the permit.
    /// - Returns: The permit, or the first reason against it.
    public static func permit(
        toRun export: Name<Export>, as transfer: Identifier<Transfer>,
        over connection: ConnectionRecord, under agreement: AgreementStanding,
        by enrolment: Enrolment?, runRoles: [Role], at instant: Instant
    ) -> PermitDecision {
        // The policy's roles are asked before sharing: first with sharing out of the way, then as
        // the connection stands.
        if case .denied(let reason, let rule) = verdict(
            for: .exportRun, by: enrolment, on: .contributors, at: instant)
        {
            return .refused(reason, rule: rule)
        }
        guard let enrolment, runRoles.contains(enrolment.role) else {
            return .refused(.actorRole, rule: policyRule(runRoles))
        }
        let rule: String
        switch verdict(for: .exportRun, by: enrolment, on: connection.sharing, at: instant) {
        case .denied(let reason, let words): return .refused(reason, rule: words)
        case .allowed(let words): rule = words
        }
        switch agreement {
        case .lacking(let reason):
            return .refused(
                reason, rule: "an export runs only under an active agreement for its connection")
        case .active(let identifier):
            return .granted(
                Permit(
                    principal: enrolment.name, export: export, transfer: transfer,
                    connection: connection.name, agreement: identifier, issuedAt: instant,
                    rule: rule))
        }
    }

    private static func policyRule(_ roles: [Role]) -> String {
        let names = Set(roles.map(\.rawValue)).sorted().joined(separator: ", ")
        return "the policy lets \(names.isEmpty ? "nobody" : names) run an export"
    }
}
