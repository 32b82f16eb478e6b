// A policy document that was activated.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A policy document as it was activated, byte for byte.
public struct PolicyRecord: Hashable, Sendable {
    /// Its own identifier and version.
    public let identifier: String
    /// Counts up with each activated text.
    public let version: Int
    /// SHA-256 of its canonical JSON.
    public let digest: Digest<PolicyText>
    /// The document as it was read.
    public let source: [UInt8]
    /// Who activated it.
    public let activatedBy: Name<Principal>
    /// When it was activated.
    public let activatedAt: Instant
    /// The first instant at which it is in force by this activation.
    public let activeFrom: Instant
    /// Whether it is a guard-rail: it stands beside every policy for connections of its kind.
    public let isGuardRail: Bool
    /// The place of the entry that put it in force, whose checkpoint is signed.
    public let entry: UInt64

    /// Joins the parts.
    public init(
        identifier: String, version: Int, digest: Digest<PolicyText>, source: [UInt8],
        activatedBy: Name<Principal>, activatedAt: Instant, activeFrom: Instant? = nil,
        isGuardRail: Bool = false, entry: UInt64
    ) {
        self.identifier = identifier
        self.version = version
        self.digest = digest
        self.source = source
        self.activatedBy = activatedBy
        self.activatedAt = activatedAt
        self.activeFrom = activeFrom ?? activatedAt
        self.isGuardRail = isGuardRail
        self.entry = entry
    }
}
