// Who a profile is, and what is known about their consent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Policy

/// Finds out who a profile is and what is known about their consent, row by row.
///
/// Consent belongs to the contact point: what a purpose on the e-mail channel needs is asked of the
/// address, what one on the text channel needs of the telephone number. Objections of either count.
struct SubjectDesk: ~Copyable {
    /// What is known about the last person that was identified.
    private(set) var facts: SubjectFacts
    /// The ledger's names of that person's contact points.
    private(set) var contact: SubjectReference?
    private(set) var phone: SubjectReference?

    private var pseudonymiser: SubjectPseudonymiser
    private let view: ConsentView
    private let isByPhone: [Bool]
    private var phoneFacts: SubjectFacts
    private var normalised: [UInt8] = []

    init(pseudonymiser: consuming SubjectPseudonymiser, view: ConsentView) {
        self.pseudonymiser = pseudonymiser
        self.view = view
        isByPhone = view.questions.map { $0.channel == .sms }
        facts = SubjectFacts(purposeCount: view.questions.count)
        phoneFacts = SubjectFacts(purposeCount: view.questions.count)
    }

    /// Looks a row up; nil when it has no address that anybody could be recognised by.
    mutating func identify(
        _ row: Int, of batch: borrowing ProfileBatch, by matching: borrowing ColumnMatching
    ) -> SubjectTag? {
        contact = nil
        phone = nil
        facts.removeAll()
        normalised.removeAll(keepingCapacity: true)
        let address = batch.value(matching.contactColumn, ofRow: row)
        guard EmailNormaliser.normalise(address, into: &normalised) else { return nil }
        let tag = pseudonymiser.tag(identifierType: "email", normalised: normalised[...])
        let reference = pseudonymiser.reference(kind: .email, normalised: normalised[...])
        contact = reference
        view.facts(about: reference, into: &facts)
        findPhone(row, of: batch, column: matching.phoneColumn)
        if let phone { view.facts(about: phone, into: &phoneFacts) } else { phoneFacts.removeAll() }
        mergePhoneFacts()
        return tag
    }

    /// A tag for a row that names nobody, so that it has its record too.
    mutating func tag(ofRow row: Int) -> SubjectTag {
        pseudonymiser.tag(identifierType: "row", normalised: Array("\(row)".utf8)[...])
    }

    /// Asks the ledger itself about the last person, if anything came in about them.
    ///
    /// - Returns: Whether anything had.
    mutating func refresh(
        ifAmong changed: Set<SubjectReference>, from ledger: some ConsentLedger,
        recipient: String, connection: Name<Connection>, upTo: UInt64, now: Instant
    ) throws(GatewayError) -> Bool {
        guard !changed.isEmpty, let contact else { return false }
        guard changed.contains(contact) || phone.map(changed.contains) == true else {
            return false
        }
        do {
            try ConsentView.facts(
                about: contact, in: ledger, questions: view.questions, recipient: recipient,
                connection: connection, upTo: upTo, now: now, into: &facts)
            if let phone {
                try ConsentView.facts(
                    about: phone, in: ledger, questions: view.questions, recipient: recipient,
                    connection: connection, upTo: upTo, now: now, into: &phoneFacts)
            }
        } catch { throw GatewayError(error) }
        mergePhoneFacts()
        return true
    }

    private mutating func findPhone(
        _ row: Int, of batch: borrowing ProfileBatch, column: Int?
    ) {
        guard let column else { return }
        normalised.removeAll(keepingCapacity: true)
        let number = batch.value(column, ofRow: row)
        guard PhoneNormaliser.normalise(number, into: &normalised) else { return }
        phone = pseudonymiser.reference(kind: .phone, normalised: normalised[...])
    }

    private mutating func mergePhoneFacts() {
        facts.suppression.formUnion(phoneFacts.suppression)
        for index in isByPhone.indices where isByPhone[index] {
            facts.standings[index] = phoneFacts.standings[index]
        }
    }
}
