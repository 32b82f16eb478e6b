// Recording one consent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Records that a person gave a consent: to a purpose, on a channel, on a notice they saw.
public struct RecordConsent: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRecord

    /// Whose contact point.
    public let contact: ContactPoint
    /// What they agreed to, and what they were told.
    public let terms: ConsentTerms
    /// How they expressed it, in the words of DPV.
    public let type: String
    /// Whether it was confirmed, as by a double opt-in.
    public let isConfirmed: Bool
    /// When they expressed it; nil for now.
    public let expressedAt: Instant?
    /// How long it holds by its own words; nil when it names no end.
    public let validFor: Period?

    /// As many as a file of consents can say.
    private static let noticeVersions = 0...999_999_999

    /// Asks to record.
    public init(
        contact: ContactPoint, terms: ConsentTerms, type: String, isConfirmed: Bool,
        expressedAt: Instant?, validFor: Period?
    ) {
        self.contact = contact
        self.terms = terms
        self.type = type
        self.isConfirmed = isConfirmed
        self.expressedAt = expressedAt
        self.validFor = validFor
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(
        in workroom: Workroom
    ) throws(GatewayError) -> Preparation<RecordedConsent> {
        guard let consentType = ConsentType(term: type), consentType != .unstated else {
            throw .input(
                .inputInvalid, "`\(type)` is not a consent type such as `dpv:ExpressedConsent`")
        }
        guard Self.noticeVersions.contains(terms.noticeVersion) else {
            throw .input(
                .inputInvalid,
                "a notice has a version from \(Self.noticeVersions.lowerBound) to "
                    + "\(Self.noticeVersions.upperBound)")
        }
        guard ConsentClock.accepts(expressedAt ?? workroom.now, at: workroom.now) else {
            throw .input(.inputInvalid, "a consent cannot be dated ahead of the gateway's clock")
        }
        // A clock that is ahead must not let a consent outlive a withdrawal that comes after it.
        let expressed = min(expressedAt ?? workroom.now, workroom.now)
        let event = ConsentEvent(
            identifier: try workroom.newIdentifier(),
            subject: try workroom.reference(of: contact), terms: 0, purpose: terms.purpose,
            channel: terms.channel, recipient: nil, state: .given, type: consentType,
            isConfirmed: isConfirmed, expressedAt: expressed, recordedAt: workroom.now,
            expiresAt: validFor?.end(from: expressed) ?? .distantFuture)
        return try RecordedConsent.preparation(
            of: event, ConsentEvidence(method: ""), terms: terms, as: .consentRecorded, in: workroom
        )
    }
}
