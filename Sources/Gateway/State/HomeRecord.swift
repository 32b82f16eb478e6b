// What a gateway's home is called.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a gateway's home is called, and since when it exists.
public struct HomeRecord: Hashable, Sendable, Codable {
    /// The log's origin: a URL without scheme, such as `exeat.company.example/main`.
    public let origin: String
    /// When it was made.
    public let createdAt: Instant

    /// Joins the parts.
    public init(origin: String, createdAt: Instant) {
        self.origin = origin
        self.createdAt = createdAt
    }
}
