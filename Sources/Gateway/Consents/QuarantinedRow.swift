// A consent that is kept apart, as it is shown.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
public import Domain

/// A consent that is dated ahead of the clock and kept apart, as it is shown: by pseudonym.
public struct QuarantinedRow: Sendable, Codable {
    /// The person's pseudonym.
    public let subject: String
    /// The batch it came with.
    public let batch: Identifier<ConsentBatchNoun>
    /// The row's own identifier in its source.
    public let row: String
    /// The state it would put the person in, in the words of DPV.
    public let state: String
    /// For what; nil for everything.
    public let purpose: Name<Purpose>?
    /// The time it states.
    public let expressedAt: Instant
    /// When it came in.
    public let recordedAt: Instant

    init(_ consent: QuarantinedConsent) {
        subject = Self.pseudonym(of: consent.subject)
        batch = consent.batch
        row = consent.row
        state = consent.state
        purpose = consent.purpose
        expressedAt = consent.expressedAt
        recordedAt = consent.recordedAt
    }

    /// The first half of the ledger's reference: enough to tell people apart.
    static func pseudonym(of subject: SubjectReference) -> String {
        "s-" + subject.digest.hexadecimal.prefix(16)
    }
}
