// What a dry run found.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a dry run found, pinned so that a run can refuse if anything moved since.
public struct PlanRecord: Hashable, Sendable, Codable {
    /// Its identifier: that of the transfer it was planned as.
    public let identifier: Identifier<Transfer>
    /// The export.
    public let export: Name<Export>
    /// Digest of the policy in force.
    public let policy: String
    /// Digests of the guard-rails in force beside it, in their order.
    public let guardRails: [String]
    /// The connection, its kind and address, and the list.
    public let destination: String
    /// The newest consent event looked at, and a digest of all that counted.
    public let consentUpTo: UInt64
    /// SHA-256 over every consent event that was scanned, hexadecimal.
    public let consentDigest: String
    /// Digests of the segments' bytes, in order.
    public let sources: [String]
    /// The totals.
    public let totals: DecisionTotals
    /// Who planned it.
    public let plannedBy: Name<Principal>
    /// When it was planned.
    public let plannedAt: Instant

    /// Joins the parts.
    public init(
        identifier: Identifier<Transfer>, export: Name<Export>, policy: String,
        guardRails: [String] = [], destination: String, consentUpTo: UInt64, consentDigest: String,
        sources: [String], totals: DecisionTotals,
        plannedBy: Name<Principal>, plannedAt: Instant
    ) {
        self.identifier = identifier
        self.export = export
        self.policy = policy
        self.guardRails = guardRails
        self.destination = destination
        self.consentUpTo = consentUpTo
        self.consentDigest = consentDigest
        self.sources = sources
        self.totals = totals
        self.plannedBy = plannedBy
        self.plannedAt = plannedAt
    }
}
