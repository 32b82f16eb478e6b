// One consent event as it is shown.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Consent
public import Domain

/// One consent event as it is shown: what decides, what proves it and where it came from.
public struct ConsentEventRow: Sendable, Codable {
    /// Its place in the ledger, from 1.
    public let number: UInt64
    /// Its own identifier.
    public let event: Identifier<ConsentEventNoun>
    /// The state it puts the person in, in the words of DPV.
    public let state: String
    /// How it was expressed, in the words of DPV.
    public let type: String
    /// For what; nil for everything.
    public let purpose: Name<Purpose>?
    /// On what channel; nil for every one.
    public let channel: Channel?
    /// Whether it was confirmed, as by a double opt-in.
    public let isConfirmed: Bool
    /// The notice the person saw; nil when it gives no consent.
    public let notice: String?
    /// The version of that notice.
    public let noticeVersion: Int?
    /// The language in which it was read.
    public let language: String?
    /// The address of the context, hexadecimal.
    public let context: String?
    /// The recipients it names.
    public let recipients: [String]
    /// When the person expressed it.
    public let expressedAt: Instant
    /// When the gateway recorded it.
    public let recordedAt: Instant
    /// When it ends by its own words; nil when it names no end.
    public let expiresAt: Instant?
    /// By which means, such as `web_form`; nil when not said.
    public let method: String?
    /// Who expressed it.
    public let indicatedBy: ConsentEvidence.Indicator?
    /// When it was confirmed; nil when nobody said.
    public let confirmedAt: Instant?
    /// How it was confirmed; nil when not said.
    public let confirmation: String?
    /// SHA-256 of the proof that is kept elsewhere, hexadecimal.
    public let proof: String?
    /// The time that was stated, where the clock did not allow it to count from then.
    public let statedAt: Instant?
    /// The commit it came with.
    public let batch: Identifier<ConsentBatchNoun>?
    /// The system it came from; nil for what was recorded by itself.
    public let source: String?
    /// The row's own identifier there.
    public let sourceRow: String?
    /// Who recorded it or took it in.
    public let recordedBy: Name<Principal>?
    /// The number of a later event that stands against it; nil when there is none.
    public let supersededBy: UInt64?

    init(
        _ numbered: NumberedConsentEvent, terms: ConsentTerms?, context: ConsentContext?,
        origin: (evidence: ConsentEvidence, batch: ConsentBatchRecord)?, supersededBy: UInt64?
    ) {
        let (event, evidence) = (numbered.event, origin?.evidence)
        number = numbered.number
        self.event = event.identifier
        state = event.state.term
        type = event.type.term
        purpose = event.purpose
        channel = event.channel
        isConfirmed = event.isConfirmed
        notice = terms?.notice
        noticeVersion = terms?.noticeVersion
        language = context?.language
        self.context = terms?.context?.hexadecimal
        recipients = terms?.recipients ?? event.recipient.map { [$0] } ?? []
        expressedAt = event.expressedAt
        recordedAt = event.recordedAt
        expiresAt = event.expiresAt == .distantFuture ? nil : event.expiresAt
        method = Self.said(evidence?.method)
        indicatedBy = evidence?.indicatedBy
        confirmedAt = evidence?.confirmedAt
        confirmation = Self.said(evidence?.confirmation)
        proof = evidence?.proof?.hexadecimal
        statedAt = evidence?.statedAt
        batch = origin?.batch.identifier
        source = origin?.batch.source
        sourceRow = evidence?.sourceRow
        recordedBy = origin?.batch.recordedBy
        self.supersededBy = supersededBy
    }

    private static func said(_ words: String?) -> String? { words?.isEmpty == true ? nil : words }
}
