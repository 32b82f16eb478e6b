// What a row of a consent file says, read naively.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain

/// What a row of a consent file says, read naively: nothing is checked, only understood.
struct NaiveConsent: Equatable {
    var state: String
    var type: String
    var purpose: String
    var channel: String
    var recipient: String
    var isConfirmed: Bool
    var expressedAt: Int64?
    var endsAt: Int64?
    var notice: String
    var version: String
    var recipients: [String]
    var method: String
    var subject: SubjectReference?

    var isGiven: Bool { state == "ConsentGiven" || state == "RenewedConsentGiven" }

    /// Whether it has everything without which nobody can say that somebody agreed to something.
    var isProven: Bool {
        isGiven && ![type, purpose, channel, notice, version, method].contains("")
            && expressedAt != nil && subject != nil
    }

    /// From a row's text.
    init(_ row: [String: String], now: Int64, by pseudonymiser: inout SubjectPseudonymiser) {
        func text(_ column: String) -> String { row[column] ?? "" }
        (state, type) = (text("state"), text("type"))
        (purpose, channel) = (text("purpose"), text("channel"))
        isConfirmed = text("confirmed") == "true"
        // What is dated ahead of the clock counts from the clock.
        let stated = SlowTest.instant(text("expressed_at"))
        expressedAt = stated.map { min($0, now) }
        let period = text("valid_for")
        endsAt = period.isEmpty ? nil : expressedAt.map { SlowCalendar.end(of: period, from: $0) }
        (notice, version) = (text("notice"), text("notice_version"))
        recipients = Set(text("recipients").split(separator: "|").map(String.init)).sorted()
        (recipient, method) = ("", text("method"))
        if !isGiven {
            recipient = recipients.first ?? ""
            (recipients, notice, version) = ([], "", "")
        }
        subject = Self.subject(text("contact_type"), text("contact"), by: &pseudonymiser)
    }

    private static func subject(
        _ kind: String, _ contact: String, by pseudonymiser: inout SubjectPseudonymiser
    ) -> SubjectReference? {
        switch kind {
        case "email":
            let address = contact.trimmed.lowercased()
            if address.utf8.allSatisfy({ $0 < 0x80 }) {
                return pseudonymiser.reference(kind: .email, normalised: Array(address.utf8)[...])
            }
            var normalised: [UInt8] = []
            guard EmailNormaliser.normalise(Array(contact.utf8)[...], into: &normalised) else {
                return nil
            }
            return pseudonymiser.reference(kind: .email, normalised: normalised[...])
        case "phone":
            let number = contact.filter { !" -.".contains($0) }
            return pseudonymiser.reference(kind: .phone, normalised: Array(number.utf8)[...])
        default: return nil
        }
    }

    /// From what the real reader made of a row.
    init(_ row: ConsentRow) {
        state = row.event.state.term
        type = row.event.type.term
        purpose = row.event.purpose?.text ?? ""
        channel = row.event.channel?.rawValue ?? ""
        recipient = row.event.recipient ?? ""
        isConfirmed = row.event.isConfirmed
        expressedAt = row.event.expressedAt.microseconds
        endsAt =
            row.event.expiresAt == .distantFuture ? nil : row.event.expiresAt.microseconds
        notice = row.terms?.notice ?? ""
        version = row.terms.map { "\($0.noticeVersion)" } ?? ""
        recipients = row.terms?.recipients ?? []
        method = row.evidence.method
        subject = row.event.subject
    }
}

extension String {
    /// Without blanks and line breaks around it.
    fileprivate var trimmed: String {
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\u{B}", "\u{C}", "\r"]
        var scalars = Substring(self).unicodeScalars
        while let first = scalars.first, blanks.contains(first) { scalars.removeFirst() }
        while let last = scalars.last, blanks.contains(last) { scalars.removeLast() }
        return String(scalars)
    }
}
