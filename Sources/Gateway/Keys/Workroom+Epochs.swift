// The epochs under which people have their tags.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
import Domain

/// The epochs under which people have their tags: the versions of the gateway's key `subject-tag`.
extension Workroom {
    /// The epochs whose keys exist, oldest first.
    func epochs() throws(GatewayError) -> [SealedKey] {
        try keys(HomeFounding.tagKey)
    }

    /// The epoch of new transfers: the newest.
    func currentEpoch() throws(GatewayError) -> SealedKey {
        guard let newest = try epochs().last else {
            throw .key("the gateway has no key `\(HomeFounding.tagKey)`")
        }
        return newest
    }

    /// The key of an epoch, opened; nil when it was destroyed or never made.
    func epochKey(of epoch: String) throws(GatewayError) -> EpochKey? {
        guard let sealed = try epochs().first(where: { SubjectEpoch.name(of: $0) == epoch }) else {
            return nil
        }
        return try epochKey(sealed)
    }

    /// The key of an epoch, opened.
    func epochKey(_ sealed: SealedKey) throws(GatewayError) -> EpochKey {
        EpochKey(name: SubjectEpoch.name(of: sealed), secret: try secret(sealed))
    }

    /// The subject records of a transfer, open; nil when the key of their epoch was destroyed.
    func segment(of transfer: DecidedTransfer) throws(GatewayError) -> SubjectSegment? {
        guard let key = try epochKey(of: transfer.epoch) else { return nil }
        do {
            return try SubjectSegment.open(
                places.segment(of: "\(transfer.identifier)"), identifier: transfer.identifier,
                count: transfer.count, root: transfer.root, under: key)
        } catch { throw GatewayError(error) }
    }

    /// What a person is called in the epochs whose keys exist, oldest first.
    ///
    /// - Throws: `GatewayError.input` for anything but an e-mail address, without quoting it.
    func tags(
        of contact: ContactPoint
    ) throws(GatewayError) -> [(epoch: String, tag: SubjectTag)] {
        guard contact.kind == .email else {
            throw .input(.inputInvalid, "people are found in transfers by their e-mail address")
        }
        let normalised = try contact.normalised()
        var tags: [(epoch: String, tag: SubjectTag)] = []
        for epoch in try epochs() {
            var pseudonymiser = try pseudonymiser(in: epoch)
            let tag = pseudonymiser.tag(identifierType: "email", normalised: normalised[...])
            tags.append((SubjectEpoch.name(of: epoch), tag))
        }
        return tags
    }

    /// All versions of a key that are not destroyed, oldest first.
    func keys(_ text: String) throws(GatewayError) -> [SealedKey] {
        do { return try store.keys(named: Name(text)) } catch let error as StorageError {
            throw GatewayError(error)
        } catch {
            throw .failed("\(error)")
        }
    }

    /// A key, opened.
    func secret(_ sealed: SealedKey) throws(GatewayError) -> SecretBytes {
        do { return try keyEncryptionKey.open(sealed) } catch { throw GatewayError(error) }
    }
}
