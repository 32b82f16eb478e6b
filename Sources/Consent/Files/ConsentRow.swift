// One row of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One row of a consent file: the event, the terms it was given under and how it was given.
///
/// A consent needs everything that proves it: purpose, channel, type, notice with its version, and
/// method. What closes needs none of them and then closes more.
public struct ConsentRow: Hashable, Sendable {
    /// From 1, the header not counted.
    public let row: Int
    /// The event; its terms are 0 until the ledger has numbered them.
    public let event: ConsentEvent
    /// What the person was told; nil when the row does not give a consent.
    public let terms: ConsentTerms?
    /// How it was expressed, such as `web_form`; empty when not said.
    public let method: String

    /// Reads one row.
    ///
    /// - Parameters:
    ///   - row: The row's place in the batch, from 0.
    ///   - batch: The batch.
    ///   - columns: Where the columns stand.
    ///   - identifier: The new event's identifier.
    ///   - now: The gateway's clock, which becomes the time of recording.
    ///   - pseudonymiser: Turns the contact point into its reference.
    /// - Throws: `ConsentFileError` that names the row and the column, never what stands there.
    public init(
        reading row: Int, of batch: borrowing ProfileBatch, columns: ConsentFileColumns,
        identifier: Identifier<ConsentEventNoun>, at now: Instant,
        by pseudonymiser: inout SubjectPseudonymiser
    ) throws(ConsentFileError) {
        let fields = ConsentRowFields(row: row, of: batch, columns: columns)
        let state = try fields.state()
        let expressedAt = try fields.expressedAt()
        guard ConsentClock.accepts(expressedAt, at: now) else {
            throw .aheadOfClock(row: fields.number)
        }
        // A clock that is ahead must not let a consent outlive a withdrawal that comes after it.
        let countsFrom = state.isValid ? min(expressedAt, now) : expressedAt
        let purpose = try fields.purpose()
        let channel = try fields.channel()
        let type = try fields.type()
        let recipients = try fields.recipients()
        let validFor = try fields.validFor()
        method = try fields.words(.method)
        if state.isValid {
            guard let purpose else { throw fields.problem(.purpose, Self.proof) }
            guard let channel else { throw fields.problem(.channel, Self.proof) }
            guard type != .unstated else { throw fields.problem(.type, Self.proof) }
            guard !method.isEmpty else { throw fields.problem(.method, Self.proof) }
            let notice = try fields.words(.notice)
            guard !notice.isEmpty else { throw fields.problem(.notice, Self.proof) }
            terms = ConsentTerms(
                purpose: purpose, channel: channel, notice: notice,
                noticeVersion: try fields.noticeVersion(), recipients: recipients)
        } else {
            guard recipients.count <= 1 else {
                throw fields.problem(
                    .recipients, "what is not a consent names one recipient: write a row for each")
            }
            guard validFor == nil else {
                throw fields.problem(.validFor, "only a consent has an end")
            }
            terms = nil
        }
        event = ConsentEvent(
            identifier: identifier, subject: try fields.subject(by: &pseudonymiser), terms: 0,
            purpose: purpose, channel: channel,
            recipient: state.isValid ? nil : recipients.first, state: state, type: type,
            isConfirmed: try fields.isConfirmed(), expressedAt: countsFrom, recordedAt: now,
            expiresAt: validFor?.end(from: countsFrom) ?? .distantFuture)
        self.row = fields.number
    }

    private static let proof = "empty, but a consent is not proven without it"
}
