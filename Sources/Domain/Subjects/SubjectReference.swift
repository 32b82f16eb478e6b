// The pseudonym under which consent is kept.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The pseudonym of one contact point in the consent ledger.
///
/// HMAC-SHA-256 under a versioned key of the gateway over `contact kind || 00 || normalised`.
/// Still personal data to whoever holds the key; worthless to anybody else.
public struct SubjectReference: Hashable, Comparable, Sendable, Codable {
    /// The HMAC.
    public let digest: Digest<SubjectReference>

    /// Wraps an HMAC.
    public init(_ digest: Digest<SubjectReference>) { self.digest = digest }

    /// Byte order.
    public static func < (left: SubjectReference, right: SubjectReference) -> Bool {
        left.digest < right.digest
    }
}
