// A version of the terms without its words.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A version of the words that administrators agree to, by their digests.
public struct AgreementTextSummary: Sendable, Codable {
    /// The text's own name.
    public let name: String
    /// Its version.
    public let version: Int
    /// SHA-256 of each language's text as it was published, before anything is filled in.
    public let languages: [String: String]
    /// Who published it; nil for the one that came with the home.
    public let publishedBy: Name<Principal>?
    /// When.
    public let publishedAt: Instant

    init(_ record: AgreementTextRecord) {
        name = record.name
        version = record.version
        languages = record.bodies.mapValues { AgreementTemplate.digest(of: $0).hexadecimal }
        publishedBy = record.publishedBy
        publishedAt = record.publishedAt
    }
}
