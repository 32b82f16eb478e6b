// Turns contact points into pseudonyms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography
public import Domain

/// Turns normalised contact points into pseudonyms, with two keys made ready once.
///
/// The reference names a contact point in the consent ledger and lives as long as the ledger; the
/// tag names a person in the subject records of one epoch and dies with that epoch's key.
public struct SubjectPseudonymiser: ~Copyable, Sendable {
    private var references: HMACSHA256
    private var tags: HMACSHA256
    /// The bytes that stand before every address, kept because a whole segment shares them.
    private var tagPrefix: (identifierType: String, bytes: [UInt8])

    private static let emailPrefix = Array(ContactKind.email.rawValue.utf8) + [0]
    private static let phonePrefix = Array(ContactKind.phone.rawValue.utf8) + [0]

    /// Takes the ledger's key and the epoch's key; the caller keeps and wipes its own.
    public init(referenceKey: borrowing SecretBytes, tagKey: borrowing SecretBytes) {
        references = HMACSHA256(key: referenceKey)
        tags = HMACSHA256(key: tagKey)
        tagPrefix = ("", Self.tagPrefix(for: ""))
    }

    /// The contact point's name in the ledger: HMAC-SHA-256 over `kind || 00 || normalised`.
    public mutating func reference(
        kind: ContactKind, normalised: ArraySlice<UInt8>
    ) -> SubjectReference {
        switch kind {
        case .email: references.update(Self.emailPrefix)
        case .phone: references.update(Self.phonePrefix)
        }
        references.update(normalised)
        return SubjectReference(references.finish())
    }

    /// The person's name in one epoch's subject records: the first half of an HMAC-SHA-256.
    ///
    /// Over `exeat/tag/1 || 00 || identifier type || 00 || normalised`.
    ///
    /// - Precondition: `identifierType` holds no zero byte, or two inputs could share a spelling.
    public mutating func tag(
        identifierType: String, normalised: ArraySlice<UInt8>
    ) -> SubjectTag {
        if identifierType != tagPrefix.identifierType {
            precondition(!identifierType.utf8.contains(0), "a zero byte would end the type early")
            tagPrefix = (identifierType, Self.tagPrefix(for: identifierType))
        }
        tags.update(tagPrefix.bytes)
        tags.update(normalised)
        let bytes = tags.finish(as: SubjectTag.self).bytes
        let word = { (part: ArraySlice<UInt8>) in part.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        }
        return SubjectTag(word(bytes[0..<8]), word(bytes[8..<16]))
    }

    private static func tagPrefix(for identifierType: String) -> [UInt8] {
        Array("exeat/tag/1".utf8) + [0] + Array(identifierType.utf8) + [0]
    }
}
