// A consent event that is dated ahead of the clock and kept apart.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A consent that is dated further ahead of the clock than is tolerated: kept apart, never decides.
///
/// Once its time has come the source can be taken in again: what is here is no row that was.
public struct QuarantinedConsent: Hashable, Sendable, Codable {
    /// The batch it came with.
    public let batch: Identifier<ConsentBatchNoun>
    /// The row's own identifier in its source.
    public let row: String
    /// Whose contact point, by pseudonym.
    public let subject: SubjectReference
    /// The state it would put the person in, in the words of DPV.
    public let state: String
    /// For what; nil for everything.
    public let purpose: Name<Purpose>?
    /// The time it states.
    public let expressedAt: Instant
    /// When it came in.
    public let recordedAt: Instant

    /// Joins the parts.
    public init(
        batch: Identifier<ConsentBatchNoun>, row: String, subject: SubjectReference,
        state: String, purpose: Name<Purpose>?, expressedAt: Instant, recordedAt: Instant
    ) {
        self.batch = batch
        self.row = row
        self.subject = subject
        self.state = state
        self.purpose = purpose
        self.expressedAt = expressedAt
        self.recordedAt = recordedAt
    }
}
