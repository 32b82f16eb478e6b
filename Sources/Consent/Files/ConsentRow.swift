// One row of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One row of a consent file: the event, the terms it was given under and what proves it.
///
/// A consent needs everything that proves it: purpose, channel, type, notice with its version, and
/// method. What closes needs none of them and then closes more.
public struct ConsentRow: Hashable, Sendable {
    /// From 1, the header not counted.
    public let row: Int
    /// The row's own identifier in its source; nil where it has none.
    public let identifier: String?
    /// The event; its terms are 0 until the ledger has numbered them.
    public let event: ConsentEvent
    /// What the person was told, without the context; nil when the row does not give a consent.
    public let terms: ConsentTerms?
    /// The language that was read; empty when not said.
    public let language: String
    /// How it came about.
    public let evidence: ConsentEvidence
    /// Whether it gives a consent and is dated further ahead of the clock than is tolerated.
    public let isAhead: Bool
    /// What its contact point is.
    public let contactKind: ContactKind
    /// The contact point as it is matched: for as long as the row is looked at, and no longer.
    public let contact: [UInt8]
    /// When it would end, had it counted from the time that it states.
    private let statedEnd: Instant

    /// Reads one row.
    ///
    /// - Parameters:
    ///   - row: The row's place in the batch, from 0.
    ///   - batch: The batch.
    ///   - columns: Where the columns stand.
    ///   - notices: For a purpose, what people were told where a row names no notice.
    ///   - identifier: The new event's identifier.
    ///   - now: The gateway's clock, which becomes the time of recording.
    ///   - pseudonymiser: Turns the contact point into its reference.
    /// - Throws: `ConsentFileError` that names the row and the column, never what stands there.
    public init(
        reading row: Int, of batch: borrowing ProfileBatch, columns: ConsentFileColumns,
        notices: [Name<Purpose>: ConsentManifest.ToldNotice] = [:],
        identifier: Identifier<ConsentEventNoun>, at now: Instant,
        by pseudonymiser: inout SubjectPseudonymiser
    ) throws(ConsentFileError) {
        let fields = ConsentRowFields(row: row, of: batch, columns: columns)
        let state = try fields.state()
        let stated = try fields.expressedAt()
        // A clock that is ahead must not let a consent outlive a withdrawal that comes after it,
        // nor keep a withdrawal waiting.
        let countsFrom = min(stated, now)
        let purpose = try fields.purpose()
        let channel = try fields.channel()
        let type = try fields.type()
        let recipients = try fields.recipients()
        let validFor = try fields.validFor()
        let contact = try fields.contact()
        let isConfirmed = try fields.isConfirmed()
        evidence = try Self.evidence(
            in: fields, state: state, isConfirmed: isConfirmed, stated: stated, at: now)
        if state.isValid {
            (terms, language) = try Self.terms(
                in: fields, purpose: purpose, channel: channel, type: type,
                method: evidence.method, recipients: recipients, notices: notices)
        } else {
            guard recipients.count <= 1 else {
                throw fields.problem(
                    .recipients, .unexpected,
                    "what is not a consent names one recipient: write a row for each")
            }
            guard validFor == nil else {
                throw fields.problem(.validFor, .unexpected, "only a consent has an end")
            }
            (terms, language) = (nil, "")
        }
        event = ConsentEvent(
            identifier: identifier,
            subject: pseudonymiser.reference(
                kind: contact.kind, normalised: contact.normalised[...]),
            terms: 0, purpose: purpose, channel: channel,
            recipient: state.isValid ? nil : recipients.first, state: state, type: type,
            isConfirmed: isConfirmed, expressedAt: countsFrom, recordedAt: now,
            expiresAt: validFor?.end(from: countsFrom) ?? .distantFuture)
        isAhead = state.isValid && !ConsentClock.accepts(stated, at: now)
        statedEnd = validFor?.end(from: stated) ?? .distantFuture
        self.row = fields.number
        self.identifier = try fields.rowIdentifier()
        (contactKind, self.contact) = contact
    }

    /// What the row says, whenever it is read and in whatever spelling: equal bytes, equal rows.
    ///
    /// - Parameter terms: The digest of the terms with their context; zeros where there are none.
    /// - Returns: What identifies the row's content beside its own identifier.
    public func content(terms: Digest<ConsentTerms>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(320)
        ConsentEventBytes.appendSaid(
            event, expressedAt: evidence.statedAt ?? event.expressedAt, expiresAt: statedEnd,
            terms: terms, to: &bytes)
        ConsentEventBytes.appendProof(evidence, to: &bytes)
        return bytes
    }

    static let proof = "empty, but a consent is not proven without it"

    /// What a consent was given under, and in which language.
    private static func terms(
        in fields: ConsentRowFields, purpose: Name<Purpose>?, channel: Channel?,
        type: ConsentType, method: String, recipients: [String],
        notices: [Name<Purpose>: ConsentManifest.ToldNotice]
    ) throws(ConsentFileError) -> (ConsentTerms, String) {
        guard let purpose else { throw fields.problem(.purpose, .missing, proof) }
        guard let channel else { throw fields.problem(.channel, .missing, proof) }
        guard type != .unstated else { throw fields.problem(.type, .missing, proof) }
        guard !method.isEmpty else { throw fields.problem(.method, .missing, proof) }
        var notice = try fields.words(.notice)
        var language = try fields.words(.language)
        let version: Int
        if notice.isEmpty, let told = notices[purpose] {
            guard fields.isEmpty(.noticeVersion) else {
                throw fields.problem(
                    .noticeVersion, .unexpected, "a version without the notice it is of")
            }
            notice = told.notice.text
            version = told.version
            if language.isEmpty { language = told.language ?? "" }
        } else {
            guard !notice.isEmpty else { throw fields.problem(.notice, .missing, proof) }
            version = try fields.noticeVersion()
        }
        let terms = ConsentTerms(
            purpose: purpose, channel: channel, notice: notice, noticeVersion: version,
            recipients: recipients)
        return (terms, language)
    }

    private static func evidence(
        in fields: ConsentRowFields, state: ConsentState, isConfirmed: Bool, stated: Instant,
        at now: Instant
    ) throws(ConsentFileError) -> ConsentEvidence {
        let confirmedAt = try fields.confirmedAt()
        let confirmation = try fields.word(.confirmation)
        if !isConfirmed {
            guard confirmedAt == nil else {
                throw fields.problem(.confirmedAt, .unexpected, "the row is not confirmed")
            }
            guard confirmation.isEmpty else {
                throw fields.problem(.confirmation, .unexpected, "the row is not confirmed")
            }
        }
        if let confirmedAt {
            guard confirmedAt >= stated else {
                throw fields.problem(
                    .confirmedAt, .unexpected, "a consent is confirmed after it was expressed")
            }
            guard ConsentClock.accepts(confirmedAt, at: max(now, stated)) else {
                throw fields.problem(.confirmedAt, .ahead, "ahead of the gateway's clock")
            }
        }
        let indicatedBy = try fields.indicatedBy(state)
        guard !state.isValid || indicatedBy != .administrator else {
            throw fields.problem(
                .indicatedBy, .unexpected,
                "an organisation cannot give a consent in the place of a person")
        }
        return ConsentEvidence(
            method: try fields.word(.method), indicatedBy: indicatedBy,
            confirmedAt: confirmedAt, confirmation: confirmation, proof: try fields.proof(),
            sourceRow: try fields.rowIdentifier() ?? String(fields.number),
            statedAt: stated > now ? stated : nil)
    }
}
