// Whose consents changed while a transfer runs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

extension Workroom {
    /// The subjects about whom something came in.
    func subjectsChanged(
        after: UInt64, upTo: UInt64
    ) throws(GatewayError) -> Set<SubjectReference> {
        do { return try store.subjectsChanged(after: after, upTo: upTo) } catch {
            throw GatewayError(error)
        }
    }

    /// Whether anything came in about any of these subjects after this event.
    func isAnyChanged(
        of subjects: Set<SubjectReference>, since: UInt64
    ) throws(GatewayError) -> Bool {
        let newest = try newestConsent()
        guard newest > since else { return false }
        return try !subjectsChanged(after: since, upTo: newest).isDisjoint(with: subjects)
    }
}
