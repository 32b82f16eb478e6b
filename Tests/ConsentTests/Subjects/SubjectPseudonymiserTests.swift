// Pseudonyms of contact points and people.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain
import Testing

struct SubjectPseudonymiserTests {
    private static let referenceBytes = [UInt8](repeating: 1, count: 32)
    private static let tagBytes = [UInt8](repeating: 2, count: 32)

    private func pseudonymiser() -> SubjectPseudonymiser {
        SubjectPseudonymiser(
            referenceKey: SecretBytes(copying: Self.referenceBytes),
            tagKey: SecretBytes(copying: Self.tagBytes))
    }

    private let address = Array("ann@example.com".utf8)

    @Test(arguments: ContactKind.allCases)
    func `a reference is the code over kind, zero and address`(kind: ContactKind) {
        var pseudonymiser = pseudonymiser()
        let key = SecretBytes(copying: Self.referenceBytes)
        let expected: Digest<SubjectReference> = HMACSHA256(key: key)
            .authenticate(Array(kind.rawValue.utf8) + [0] + address)
        #expect(
            pseudonymiser.reference(kind: kind, normalised: address[...])
                == SubjectReference(expected))
    }

    @Test func `a tag is half the code over its prefix, type, zero and address`() {
        var pseudonymiser = pseudonymiser()
        for type in ["email", "", "phone", "email"] {
            let key = SecretBytes(copying: Self.tagBytes)
            let expected: Digest<SubjectTag> = HMACSHA256(key: key)
                .authenticate(
                    Array("exeat/tag/1".utf8) + [0] + Array(type.utf8) + [0] + address)
            let tag = pseudonymiser.tag(identifierType: type, normalised: address[...])
            #expect(tag.bytes == Array(expected.bytes.prefix(16)))
        }
    }

    @Test func `one person's tag and reference share nothing, and other keys give others`() {
        var one = pseudonymiser()
        var two = SubjectPseudonymiser(
            referenceKey: SecretBytes(copying: Self.tagBytes),
            tagKey: SecretBytes(copying: Self.referenceBytes))
        let reference = one.reference(kind: .email, normalised: address[...])
        let tag = one.tag(identifierType: "email", normalised: address[...])
        #expect(reference != two.reference(kind: .email, normalised: address[...]))
        #expect(tag != two.tag(identifierType: "email", normalised: address[...]))
        #expect(Array(reference.digest.bytes.prefix(16)) != tag.bytes)
        #expect(reference != one.reference(kind: .phone, normalised: address[...]))
    }
}
