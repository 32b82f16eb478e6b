// A named key, sealed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography
public import Domain

/// A named key of the gateway, sealed under the key-encryption key.
///
/// Associated data: `exeat/key/1`, the name and the version, so that no key passes for another.
public struct SealedKey: Hashable, Sendable {
    /// What it is for: `subject-reference`, `subject-tag`, or a policy's own name for an HMAC key.
    public let name: Name<KeyNoun>
    /// Counts up with each rotation, from 1.
    public let version: Int
    /// When it was made.
    public let createdAt: Instant
    /// The sealed key.
    public let box: SealedBox

    /// Joins the parts.
    public init(name: Name<KeyNoun>, version: Int, createdAt: Instant, box: SealedBox) {
        self.name = name
        self.version = version
        self.createdAt = createdAt
        self.box = box
    }
}
