// How a consent event came about, beside what decides.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// How a consent event came about: what proves it, beside what decides.
///
/// Kept with the event for ever and read one person at a time; no decision looks at it.
public struct ConsentEvidence: Hashable, Sendable, Codable {
    /// Who expressed it.
    public enum Indicator: String, Hashable, Sendable, Codable, CaseIterable {
        /// The person.
        case subject
        /// Whoever has custody of the person.
        case guardian
        /// Somebody acting for the person.
        case agent
        /// The organisation, as in a revocation.
        case administrator
    }

    /// How it was expressed, such as `web_form`; empty when not said.
    public let method: String
    /// Who expressed it.
    public let indicatedBy: Indicator
    /// When it was confirmed; nil when it was not, or nobody said when.
    public let confirmedAt: Instant?
    /// How it was confirmed, such as `double_opt_in`; empty when not said.
    public let confirmation: String
    /// SHA-256 of the proof that is kept elsewhere; nil when there is none.
    public let proof: Digest<ConsentProof>?
    /// The row's own identifier in its source; nil for what was recorded by itself.
    public let sourceRow: String?
    /// The time that was stated, where the clock did not allow it to count from then.
    public let statedAt: Instant?

    /// Joins the parts.
    public init(
        method: String, indicatedBy: Indicator = .subject, confirmedAt: Instant? = nil,
        confirmation: String = "", proof: Digest<ConsentProof>? = nil, sourceRow: String? = nil,
        statedAt: Instant? = nil
    ) {
        self.method = method
        self.indicatedBy = indicatedBy
        self.confirmedAt = confirmedAt
        self.confirmation = confirmation
        self.proof = proof
        self.sourceRow = sourceRow
        self.statedAt = statedAt
    }
}
