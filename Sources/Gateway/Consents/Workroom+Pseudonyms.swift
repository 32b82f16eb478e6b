// Making pseudonyms with the gateway's own keys.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// Making pseudonyms with the gateway's own keys.
extension Workroom {
    /// The ledger's key and that of the newest epoch, opened and made ready; the keys themselves
    /// are wiped again.
    func pseudonymiser() throws(GatewayError) -> SubjectPseudonymiser {
        try pseudonymiser(in: try currentEpoch())
    }

    /// The ledger's key and an epoch's.
    func pseudonymiser(in epoch: SealedKey) throws(GatewayError) -> SubjectPseudonymiser {
        guard let reference = try keys(HomeFounding.referenceKey).last else {
            throw .key("the gateway has no key `\(HomeFounding.referenceKey)`")
        }
        let referenceKey = try secret(reference)
        let tagKey = try secret(epoch)
        return SubjectPseudonymiser(referenceKey: referenceKey, tagKey: tagKey)
    }

    /// The ledger's name for a contact point.
    func reference(of contact: ContactPoint) throws(GatewayError) -> SubjectReference {
        let normalised = try contact.normalised()
        var pseudonymiser = try pseudonymiser()
        return pseudonymiser.reference(kind: contact.kind, normalised: normalised[...])
    }
}
