// Making pseudonyms with the gateway's own keys.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
import Domain

/// Making pseudonyms with the gateway's own keys.
extension Workroom {
    /// Both keys, opened and made ready; the keys themselves are wiped again.
    func pseudonymiser() throws(GatewayError) -> SubjectPseudonymiser {
        let referenceKey = try secret(HomeFounding.referenceKey)
        let tagKey = try secret(HomeFounding.tagKey)
        return SubjectPseudonymiser(referenceKey: referenceKey, tagKey: tagKey)
    }

    /// The key of the epoch of new transfers, which opens the files of its subject records.
    func epochKey() throws(GatewayError) -> EpochKey {
        EpochKey(name: SubjectEpoch.current, secret: try secret(HomeFounding.tagKey))
    }

    /// The ledger's name for a contact point.
    func reference(of contact: ContactPoint) throws(GatewayError) -> SubjectReference {
        let normalised = try contact.normalised()
        var pseudonymiser = try pseudonymiser()
        return pseudonymiser.reference(kind: contact.kind, normalised: normalised[...])
    }

    private func secret(_ text: String) throws(GatewayError) -> SecretBytes {
        let sealed: SealedKey?
        do { sealed = try store.key(Name(text)) } catch let error as StorageError {
            throw GatewayError(error)
        } catch {
            throw .failed("\(error)")
        }
        guard let sealed else { throw .key("the gateway has no key `\(text)`") }
        do { return try keyEncryptionKey.open(sealed) } catch { throw GatewayError(error) }
    }
}
