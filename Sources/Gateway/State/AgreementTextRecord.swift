// A version of the words that administrators agree to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A version of the words that administrators agree to, in every language it was published in.
///
/// Never changed; agreements to an older version are superseded once there is a newer one.
public struct AgreementTextRecord: Hashable, Sendable, Codable {
    /// The text's own name.
    public let name: String
    /// Counts up with every change of the text.
    public let version: Int
    /// The template by language, such as `en` and `id`.
    public let bodies: [String: String]
    /// Who published it; nil for the one that came with the home.
    public let publishedBy: Name<Principal>?
    /// When.
    public let publishedAt: Instant

    /// Joins the parts.
    public init(
        name: String, version: Int, bodies: [String: String], publishedBy: Name<Principal>?,
        publishedAt: Instant
    ) {
        self.name = name
        self.version = version
        self.bodies = bodies
        self.publishedBy = publishedBy
        self.publishedAt = publishedAt
    }
}
