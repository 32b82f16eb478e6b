// Permission's leave, asked for anew before each batch.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Permissions
import Policy

/// Permission's leave for one transfer, asked for anew before each batch.
///
/// Everything it rests on is read again from committed state: whether whoever runs it is still
/// enrolled, the connection still shared, the agreement still active, the policy and its guard-rails
/// still the same and still in force, and whoever runs it still apart from what the export keeps
/// them apart from.
struct TransferLicense: Sendable {
    let setting: TransferSetting
    let workroom: Workroom

    /// Throws the first reason against the transfer.
    func check() throws(GatewayError) { _ = try permit(at: workroom.now) }

    /// The rule that lets it run, in words for the entry.
    func rule() throws(GatewayError) -> String {
        let permit = try permit(at: workroom.now)
        return permit.rule
    }

    /// The agreement that it runs under.
    func agreement() throws(GatewayError) -> Identifier<AgreementNoun> {
        let permit = try permit(at: workroom.now)
        return permit.agreement
    }

    /// A permit for one batch.
    func permit() throws(GatewayError) -> Permit { try permit(at: workroom.time.now()) }

    private func permit(at instant: Instant) throws(GatewayError) -> Permit {
        let principals: [Enrolment]
        do { principals = try workroom.store.principals() } catch { throw GatewayError(error) }
        let name = try workroom.principal
        let connection = try workroom.connection(setting.connection.name)
        let deciding = try DecidingPolicies(
            named: setting.export.policy, for: connection.kind, at: instant, in: workroom)
        guard
            deciding.digests == [setting.policy.digest] + setting.policy.guardRails.map(\.digest)
        else {
            throw .refused(
                .planPolicyChanged,
                "another policy or guard-rail came into force while the transfer ran", entry: nil)
        }
        guard setting.policy.isInForce(at: instant) else {
            throw .refused(
                .policyExpired, "the policy ceased to be in force while the transfer ran",
                entry: nil)
        }
        let agreement = try AgreementFinding(
            of: connection, in: workroom.store, at: instant, needs: setting.agreementNeeds)
        let decision = PermissionRules.permit(
            toRun: setting.export.name, as: setting.transfer, over: connection,
            shared: try workroom.store.shares(ofNamed: connection.name), under: agreement.standing,
            by: principals.first { $0.name == name }, runRoles: setting.policy.runRoles,
            at: instant)
        switch consume decision {
        case .refused(let reason, let rule):
            throw .refused(
                reason, reason == agreement.reason ? agreement.words : rule, entry: nil)
        case .granted(let permit):
            try checkSeparation(of: name, at: instant)
            return permit
        }
    }
}
