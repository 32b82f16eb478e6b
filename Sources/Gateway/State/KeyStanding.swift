// That a named key was made, and whether it still is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// That a version of a named key was made, and whether it still is; nothing of the key itself.
public struct KeyStanding: Hashable, Sendable, Codable {
    /// What it is for: `subject-reference`, `subject-tag`, or a policy's own name for an HMAC key.
    public let name: Name<KeyNoun>
    /// Counts up with each rotation, from 1.
    public let version: Int
    /// When it was made.
    public let createdAt: Instant
    /// When it was destroyed; nil while it is there.
    public let destroyedAt: Instant?

    /// Joins the parts.
    public init(
        name: Name<KeyNoun>, version: Int, createdAt: Instant, destroyedAt: Instant? = nil
    ) {
        self.name = name
        self.version = version
        self.createdAt = createdAt
        self.destroyedAt = destroyedAt
    }
}
