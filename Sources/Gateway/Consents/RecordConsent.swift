// Recording one consent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Consent
public import Domain

/// Records that a person gave a consent: to a purpose, on a channel, on a published notice they saw.
public struct RecordConsent: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRecord

    /// Whose contact point.
    public let contact: ContactPoint
    /// What they agreed to, and what they were told; the context is found, not taken from here.
    public let terms: ConsentTerms
    /// The language in which they read the notice; nil where it has only one.
    public let language: String?
    /// How they expressed it, in the words of DPV.
    public let type: String
    /// Whether it was confirmed, as by a double opt-in.
    public let isConfirmed: Bool
    /// How it came about: what proves it.
    public let evidence: ConsentEvidence
    /// When they expressed it; nil for now.
    public let expressedAt: Instant?
    /// How long it holds by its own words; nil when it names no end.
    public let validFor: Period?

    /// Asks to record.
    public init(
        contact: ContactPoint, terms: ConsentTerms, language: String? = nil, type: String,
        isConfirmed: Bool, evidence: ConsentEvidence, expressedAt: Instant?, validFor: Period?
    ) {
        self.contact = contact
        self.terms = terms
        self.language = language
        self.type = type
        self.isConfirmed = isConfirmed
        self.evidence = evidence
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
        let told = try told(in: workroom)
        guard ConsentClock.accepts(expressedAt ?? workroom.now, at: workroom.now) else {
            throw .input(.inputInvalid, "a consent cannot be dated ahead of the gateway's clock")
        }
        // A clock that is ahead must not let a consent outlive a withdrawal that comes after it.
        let expressed = min(expressedAt ?? workroom.now, workroom.now)
        let proof = try GivenEvidence.checked(
            evidence, stated: expressedAt ?? workroom.now, counted: expressed, now: workroom.now)
        let event = ConsentEvent(
            identifier: try workroom.newIdentifier(),
            subject: try workroom.reference(of: contact), terms: 0, purpose: told.purpose,
            channel: told.channel, recipient: nil, state: .given, type: consentType,
            isConfirmed: isConfirmed || proof.confirmedAt != nil || !proof.confirmation.isEmpty,
            expressedAt: expressed, recordedAt: workroom.now,
            expiresAt: validFor?.end(from: expressed) ?? .distantFuture)
        return try RecordedConsent.preparation(
            of: event, proof, terms: told, as: .consentRecorded,
            supersededBy: try superseding(event, in: workroom), in: workroom)
    }

    /// What the person was told, with the context that a published notice made.
    private func told(in workroom: Workroom) throws(GatewayError) -> ConsentTerms {
        guard PublishNotice.versions.contains(terms.noticeVersion) else {
            throw .input(.inputInvalid, PublishNotice.versionRange)
        }
        guard terms.recipients.count <= 64, terms.recipients.allSatisfy(GivenEvidence.isLine)
        else {
            throw .input(.inputInvalid, "a recipient is a short name, and at most 64 are named")
        }
        let found = try ContextDirectory(in: workroom.store).context(
            purpose: terms.purpose, notice: terms.notice, version: terms.noticeVersion,
            language: language)
        switch found {
        case .success(let context):
            return ConsentTerms(
                purpose: terms.purpose, channel: terms.channel, notice: terms.notice,
                noticeVersion: terms.noticeVersion, recipients: terms.recipients, context: context)
        case .failure(let problem):
            throw .input(problem.reason, "\(problem); nothing was recorded")
        }
    }

    /// What this person said later and already stands against it.
    private func superseding(
        _ event: ConsentEvent, in workroom: Workroom
    ) throws(GatewayError) -> UInt64? {
        do {
            let upTo = try workroom.store.newestNumber()
            return ConsentPrecedence.superseding(
                event, recipients: terms.recipients,
                among: try workroom.store.events(of: event.subject, upTo: upTo))
        } catch { throw GatewayError(error) }
    }
}
