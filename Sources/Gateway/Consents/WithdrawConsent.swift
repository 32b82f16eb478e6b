// Recording a withdrawal or an objection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Records that a person withdrew consent, or objects to the processing as such, and opens a duty
/// for each destination that holds them.
///
/// It counts from the moment it is committed: a running transfer looks before each batch. Nothing
/// that cannot be found keeps it from being recorded.
public struct WithdrawConsent: Undertaking {
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
    ///
    /// What lies ahead of the clock counts from now, too.
    public let expressedAt: Instant?

    /// A transfer takes longer to decide than it takes to look again.
    private static let attempts = 8

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

    /// Looks for the person, and records the withdrawal with what was found in one commit.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> RecordedWithdrawal {
        try checkRecipient(in: workroom)
        let event = try event(in: workroom)
        let people = try ClosingPerson(contact, for: event, in: workroom)
        var finder = DutyFinder(in: workroom)
        for attempt in 1...Self.attempts {
            try finder.look(for: people)
            let duties = try finder.duties()
            do {
                try await record(
                    event, duties, holding: attempt < Self.attempts ? finder.searched : nil,
                    in: workroom, writingTo: journal)
                return answer(
                    event, duties,
                    unsearched: finder.unsearched + (attempt < Self.attempts ? 0 : 1))
            } catch {
                guard error == .exists(DutyFinder.overtaken) else { throw error }
            }
        }
        throw .failed("the withdrawal could not be recorded")
    }

    /// A withdrawal that a clock ahead of ours has dated is not kept waiting.
    private func event(in workroom: Workroom) throws(GatewayError) -> ConsentEvent {
        ConsentEvent(
            identifier: try workroom.newIdentifier(),
            subject: try workroom.reference(of: contact), terms: 0, purpose: purpose,
            channel: channel, recipient: recipient, state: isObjection ? .objected : .withdrawn,
            type: .unstated, isConfirmed: false,
            expressedAt: min(expressedAt ?? workroom.now, workroom.now), recordedAt: workroom.now)
    }

    /// The time that was stated, where it cannot count.
    private func statedAt(for event: ConsentEvent) -> Instant? {
        expressedAt.flatMap { $0 > event.expressedAt ? $0 : nil }
    }

    /// Held is how much of the log was searched; nil commits whatever came since.
    private func record(
        _ event: ConsentEvent, _ duties: [DutyRecord], holding searched: UInt64?,
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) {
        var intake = try ConsentIntake(ledger: workroom.store)
        intake.add(
            event, ConsentEvidence(method: "", statedAt: statedAt(for: event)), terms: nil)
        let batch = intake.batch(
            ConsentBatchRecord(
                identifier: try workroom.newIdentifier(), source: nil, file: nil, statement: "",
                events: 1, given: 0, root: nil, recordedBy: try workroom.principal,
                recordedAt: workroom.now))
        let store = workroom.store
        try await journal.record(
            [draft(of: event, duties, by: journal.actor)]
                + duties.map { $0.request(by: journal.actor) }
        ) { (first) throws(AuditError) in
            if let searched { try DutyFinder.hold(searched, upTo: first, in: store) }
            return [.recordConsents(batch)] + duties.map { .openDuty($0) }
        }
    }

    private func draft(
        of event: ConsentEvent, _ duties: [DutyRecord], by actor: EntryActor
    ) -> EntryDraft {
        var details: [String: CanonicalJSON] = [
            "state": .string(event.state.term), "expressed_at": .string("\(event.expressedAt)"),
            "destinations": .integer(Int64(duties.count)),
        ]
        details["purpose"] = purpose.map { .string($0.text) }
        details["channel"] = channel.map { .string($0.rawValue) }
        details["recipient"] = recipient.map { .string($0) }
        return EntryDraft(
            .consentWithdrawn, .allowed, by: actor, on: ("consent", "\(event.identifier)"),
            details: details)
    }

    private func answer(
        _ event: ConsentEvent, _ duties: [DutyRecord], unsearched: Int
    ) -> RecordedWithdrawal {
        RecordedWithdrawal(
            event: event.identifier, state: event.state.term, purpose: purpose,
            expressedAt: event.expressedAt, statedAt: statedAt(for: event),
            destinations: duties.map { DutyDestination($0) },
            unsearchable: contact.kind == .phone ? .phone : nil, unsearched: unsearched)
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
