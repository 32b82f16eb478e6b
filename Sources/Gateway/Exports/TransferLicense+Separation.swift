// Separation of duties, asked for anew before each batch.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Permissions
import Policy

extension TransferLicense {
    /// Throws when whoever runs the transfer did what the export is to be kept apart from.
    func checkSeparation(
        of runner: Name<Principal>, at instant: Instant
    ) throws(GatewayError) {
        let constraints = try workroom.constraints(on: setting.export.name, at: instant)
        guard !constraints.isEmpty else { return }
        let involvement = try involvement(of: runner, at: instant)
        guard
            let found = SeparationRules.objection(
                under: constraints.map(\.rule), against: involvement)
        else { return }
        throw .refused(.actorSeparation, found.words, entry: nil)
    }

    /// What somebody did up to now; of what decides, whoever activated it last counts.
    private func involvement(
        of runner: Name<Principal>, at instant: Instant
    ) throws(GatewayError) -> Involvement {
        let deciding = [setting.policy.digest] + setting.policy.guardRails.map(\.digest)
        do {
            let policies = try workroom.store.policies().filter { $0.activeFrom <= instant }
            let activated = deciding.compactMap { digest in
                policies.last { $0.digest == digest }
            }.filter { $0.activatedBy == runner }
            return Involvement(
                principal: runner,
                consentGivenAt: try workroom.store.lastConsentGiven(recordedBy: runner),
                activated: activated.map { "\($0.identifier)@\($0.version)" })
        } catch { throw GatewayError(error) }
    }
}
