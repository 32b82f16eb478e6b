// A dry run: everybody is decided, nothing is sent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain
import Policy

/// A dry run: everybody is decided as a run would, nothing is sent, and what it found is pinned.
public struct PlanExport: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.exportPlan

    /// The export.
    public let name: Name<Export>

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The plan, to be named by a run.
        public let plan: PlanRecord
        /// SHA-256 of everything that the plan pins, hexadecimal: what is approved.
        public let digest: String
        /// Why a run would be refused as a whole, as far as is known now.
        public let objection: ReasonCode?
        /// The same in words.
        public let objectionText: String?
        /// The roles one of which has to approve the plan before it is run; empty when nobody has.
        public let approvers: [Role]
        /// Fields of the policy that no segment has.
        public let missingFields: [String]
    }

    /// Asks to plan.
    public init(name: Name<Export>) { self.name = name }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { try state.export(name).connection }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let setting = try TransferSetting(
            of: name, as: try workroom.newIdentifier(), in: workroom)
        let found = try DecisionPass.run(setting, in: workroom)
        let objection = try objection(to: found, setting: setting, in: workroom)
        let plan = PlanRecord(
            identifier: setting.transfer, export: name,
            policy: setting.policy.digest.hexadecimal, guardRails: setting.guardRails,
            destination: setting.destinationWords, consentUpTo: found.view.upTo,
            consentDigest: found.view.digest.hexadecimal, sources: found.sources,
            totals: found.totals, plannedBy: try workroom.principal, plannedAt: workroom.now)
        let digest = plan.digest.hexadecimal
        var details = TransferFacts.details(of: setting, found: found)
        details["plan"] = .string(digest)
        return Preparation(
            Output(
                plan: plan, digest: digest, objection: objection?.reason,
                objectionText: objection?.words,
                approvers: objection?.reason == .actorApproval
                    ? setting.policy.fourEyes?.approvers ?? [] : [],
                missingFields: found.missing.map(\.text)),
            recording: [
                EntryDraft(
                    .transferPlanned, .allowed, by: workroom.actor,
                    on: ("export", name.text), transfer: plan.identifier, details: details)
            ], changing: [.addPlan(plan)])
    }

    /// What would stop a run now, in the order in which a run asks.
    private func objection(
        to found: DecidedSegment, setting: TransferSetting, in workroom: Workroom
    ) throws(GatewayError) -> (reason: ReasonCode, words: String)? {
        do { try TransferLicense(setting: setting, workroom: workroom).check() } catch {
            guard case .refused(let reason, let words, _) = error else { throw error }
            return (reason, words)
        }
        if let limit = TransferGuard.objection(
            to: found, setting: setting, last: try workroom.lastDelivered(by: name))
        {
            return limit
        }
        return TransferGuard.needOfApproval(
            for: found, setting: setting,
            lastUnderPolicy: try workroom.lastDelivered(under: setting.policy.identifier)
        ).map { (.actorApproval, $0) }
    }
}
