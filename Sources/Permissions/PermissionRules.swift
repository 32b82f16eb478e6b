// Decides who may do what, and mints permits.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Decides who may do what, and mints permits.
///
/// Pure: the same question has the same answer, for any instant that the records cover. The first
/// rule that is not met gives the reason, in this order: enrolled, active, role, sharing, and for a
/// permit the policy's roles and the agreement. Of several roles that hold, they are asked in
/// `Role.inOrder`, and the first that has leave decides.
public enum PermissionRules {
    /// Whether a principal may perform an action, over whichever connection.
    ///
    /// A role whose leave reaches shared connections only has it here: over one connection, ask with
    /// that connection's shares.
    ///
    /// - Parameters:
    ///   - action: What is asked.
    ///   - enrolment: Who asks; nil when the account is not enrolled.
    ///   - instant: The time asked about.
    /// - Returns: Allowed or denied, with the rule that says so.
    public static func verdict(
        for action: Action, by enrolment: Enrolment?, at instant: Instant
    ) -> PermissionVerdict {
        verdict(for: action, by: enrolment, over: .any, among: Role.inOrder, at: instant)
    }

    /// Whether a principal may perform an action that concerns a connection, at an instant.
    ///
    /// - Parameters:
    ///   - action: What is asked.
    ///   - enrolment: Who asks; nil when the account is not enrolled.
    ///   - shares: Every share of the connection that the action concerns; nil when there is no
    ///     connection or it is not known, which counts as not shared.
    ///   - instant: The time asked about.
    /// - Returns: Allowed or denied, with the rule that says so.
    public static func verdict(
        for action: Action, by enrolment: Enrolment?, on shares: [Share]?, at instant: Instant
    ) -> PermissionVerdict {
        verdict(
            for: action, by: enrolment, over: .one(shares ?? []), among: Role.inOrder,
            at: instant)
    }

    /// The leave to run one transfer, or why there is none.
    ///
    /// - Parameters:
    ///   - export: The export to run.
    ///   - transfer: This run of it.
    ///   - connection: The connection that the export uses.
    ///   - shares: Every share of that connection.
    ///   - agreement: Whether that connection's agreement holds at the same instant.
    ///   - enrolment: Who runs it; nil when the account is not enrolled.
    ///   - runRoles: The roles that the active policy lets run. They narrow the role table and
    ///     never widen it.
    ///   - instant: The time of the permit.
    /// - Returns: The permit, or the first reason against it.
    public static func permit(
        toRun export: Name<Export>, as transfer: Identifier<Transfer>,
        over connection: ConnectionRecord, shared shares: [Share],
        under agreement: AgreementStanding, by enrolment: Enrolment?, runRoles: [Role],
        at instant: Instant
    ) -> PermitDecision {
        // The policy's roles are asked before sharing: first with sharing out of the way, then as
        // the connection stands.
        if case .denied(let reason, let basis) = verdict(
            for: .exportRun, by: enrolment, at: instant)
        {
            return .refused(reason, rule: basis.words)
        }
        let roles = Role.inOrder.filter { runRoles.contains($0) }
        guard let enrolment,
            verdict(for: .exportRun, by: enrolment, over: .any, among: roles, at: instant).isAllowed
        else {
            return .refused(.actorRole, rule: policyRule(runRoles))
        }
        let found = verdict(
            for: .exportRun, by: enrolment, over: .one(shares), among: roles, at: instant)
        if case .denied(let reason, let basis) = found {
            return .refused(reason, rule: basis.words)
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
                    rule: found.rule))
        }
    }

    /// What an action would reach.
    private enum Reach {
        /// Some connection, or none.
        case any
        /// The one connection with these shares.
        case one([Share])
    }

    private static func verdict(
        for action: Action, by enrolment: Enrolment?, over reach: Reach, among roles: [Role],
        at instant: Instant
    ) -> PermissionVerdict {
        guard let enrolment, enrolment.enrolledAt <= instant else {
            return .denied(
                .actorUnknown, PermissionBasis(words: "only an enrolled principal may act"))
        }
        guard enrolment.isActive(at: instant) else {
            return .denied(
                .actorDisabled, PermissionBasis(words: "a disabled principal may do nothing"))
        }
        let held = roles.filter { enrolment.holds($0, at: instant) }
        var notShared: PermissionBasis?
        for role in held {
            guard let grant = RoleTable.grant(of: action, to: role) else { continue }
            let source = enrolment.grant(of: role, at: instant)
            var words = "role \(role.rawValue) allows \(action.rawValue)\(grant.limit)"
            if let source { words += "; \(source.words)" }
            guard grant == .sharedConnections, case .one(let shares) = reach else {
                return .allowed(
                    PermissionBasis(role: role, grant: source?.identifier, words: words))
            }
            if let share = shares.first(where: { $0.holds(for: enrolment.name, at: instant) }) {
                return .allowed(
                    PermissionBasis(
                        role: role, grant: source?.identifier, share: share.identifier,
                        words: words + "; \(share.words)"))
            }
            notShared =
                notShared ?? PermissionBasis(role: role, grant: source?.identifier, words: words)
        }
        if let notShared { return .denied(.connectionNotShared, notShared) }
        return .denied(.actorRole, PermissionBasis(words: noLeave(for: action, to: held)))
    }

    private static func noLeave(for action: Action, to held: [Role]) -> String {
        switch held.count {
        case 0: "no role holds at that time"
        case 1: "role \(held[0].rawValue) does not allow \(action.rawValue)"
        default:
            "none of the roles \(held.map(\.rawValue).joined(separator: ", ")) allows "
                + action.rawValue
        }
    }

    private static func policyRule(_ roles: [Role]) -> String {
        let names = Set(roles.map(\.rawValue)).sorted().joined(separator: ", ")
        return "the policy lets \(names.isEmpty ? "nobody" : names) run an export"
    }
}
