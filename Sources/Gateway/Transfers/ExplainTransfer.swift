// Why a transfer came out as it did.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Why a transfer came out as it did: as a whole, and for one person if an address is given.
///
/// Looking a person up is itself recorded, without the address.
public struct ExplainTransfer: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.transferExplain

    /// Which.
    public let transfer: Identifier<Transfer>
    /// Whose verdict; nil for the whole alone.
    public let contact: ContactPoint?

    /// One reason with how many it decided.
    public struct Reason: Sendable, Codable {
        /// The reason code.
        public let reason: ReasonCode
        /// How many people it decided.
        public let people: Int
        /// What it means, and what would change it.
        public let meaning: String
    }

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The transfer as it stands.
        public let transfer: TransferRecord
        /// What stopped it, then why people were withheld, the most frequent first.
        public let reasons: [Reason]
        /// What was decided about one person; nil when nobody was asked after.
        public let person: PersonExplanation?
    }

    /// Asks.
    public init(transfer: Identifier<Transfer>, contact: ContactPoint?) {
        self.transfer = transfer
        self.contact = contact
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let record = try workroom.transfer(transfer)
        var reasons: [Reason] = []
        let counted = record.totals.withheld.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (text, people) in counted {
            guard let reason = ReasonCode(parsing: text) else { continue }
            reasons.append(
                Reason(reason: reason, people: people, meaning: ReasonMeaning.text(of: reason)))
        }
        if let reason = record.reason {
            reasons.insert(
                Reason(
                    reason: reason, people: record.totals.read,
                    meaning: ReasonMeaning.text(of: reason)), at: 0)
        }
        let entries = try TransferEntries(of: transfer, in: workroom.store)
        if let reason = entries.stopReason {
            let delivered = try workroom.deliveries(of: transfer)
                .filter { $0.state == .delivered }.reduce(0) { $0 + $1.people }
            reasons.insert(
                Reason(
                    reason: reason, people: record.totals.released - delivered,
                    meaning: ReasonMeaning.text(of: reason)), at: 0)
        }
        var person: PersonExplanation?
        if let contact {
            person = try PersonSearch(transfer: record, entries: entries, workroom: workroom)
                .explanation(of: contact)
        }
        var details: [String: CanonicalJSON] = ["in": "transfer"]
        details["found"] = person.map { .boolean($0.isPresent) }
        return Preparation(
            Output(transfer: record, reasons: reasons, person: person),
            recording: [
                EntryDraft(
                    contact == nil ? .transferExplained : .subjectSearched, .information,
                    by: workroom.actor, on: ("transfer", "\(transfer)"), transfer: transfer,
                    details: details)
            ], changing: [])
    }
}
