// Recording a withdrawal or an objection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Records that a person withdrew consent, or objects to the processing as such.
///
/// It counts from the moment it is committed: a running transfer looks before each batch.
public struct WithdrawConsent: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRecord

    /// Whose contact point.
    public let contact: ContactPoint
    /// For which purpose; nil closes all.
    public let purpose: Name<Purpose>?
    /// On which channel; nil closes all.
    public let channel: Channel?
    /// For which recipient or connection; nil closes all.
    public let recipient: String?
    /// Whether it is an objection, which beats every consent.
    public let isObjection: Bool
    /// When they said so; nil for now.
    public let expressedAt: Instant?

    /// Asks to record.
    public init(
        contact: ContactPoint, purpose: Name<Purpose>?, channel: Channel?, recipient: String?,
        isObjection: Bool, expressedAt: Instant?
    ) {
        self.contact = contact
        self.purpose = purpose
        self.channel = channel
        self.recipient = recipient
        self.isObjection = isObjection
        self.expressedAt = expressedAt
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(
        in workroom: Workroom
    ) throws(GatewayError) -> Preparation<RecordedConsent> {
        let expressed = expressedAt ?? workroom.now
        guard expressed <= workroom.now else {
            throw .input(.inputInvalid, "a withdrawal cannot be dated ahead of the clock")
        }
        try checkRecipient(in: workroom)
        let event = ConsentEvent(
            identifier: try workroom.newIdentifier(),
            subject: try workroom.reference(of: contact), terms: 0, purpose: purpose,
            channel: channel, recipient: recipient, state: isObjection ? .objected : .withdrawn,
            type: .unstated, isConfirmed: false, expressedAt: expressed, recordedAt: workroom.now)
        return try RecordedConsent.preparation(
            of: event, ConsentEvidence(method: ""), terms: nil, as: .consentWithdrawn, in: workroom)
    }

    private func checkRecipient(in workroom: Workroom) throws(GatewayError) {
        guard let recipient else { return }
        guard try workroom.knownRecipients().contains(recipient) else {
            throw .input(
                .inputInvalid,
                "there is no connection and no kind of connection of the recipient's name that was "
                    + "given; nothing was recorded: leave it out to withdraw from all")
        }
    }
}
