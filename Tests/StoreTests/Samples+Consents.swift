// Consents for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Gateway

extension Samples {
    static func subject(_ byte: UInt8) throws -> SubjectReference {
        SubjectReference(try present(Digest(bytes: [UInt8](repeating: byte, count: 32))))
    }

    static func consentTerms(noticeVersion: Int = 1) throws -> ConsentTerms {
        ConsentTerms(
            purpose: try Name("newsletter"), channel: .email, notice: "newsletter-notice",
            noticeVersion: noticeVersion, recipients: ["company.example"])
    }

    static func event(
        of subject: UInt8, number: UInt8 = 1, terms: UInt32 = 0, isFull: Bool = true
    ) throws -> ConsentEvent {
        ConsentEvent(
            identifier: try identifier(number), subject: try Self.subject(subject), terms: terms,
            purpose: isFull ? try Name("newsletter") : nil, channel: isFull ? .sms : nil,
            recipient: isFull ? "company.example" : nil, state: isFull ? .given : .objected,
            type: isFull ? .explicitlyExpressed : .unstated, isConfirmed: isFull,
            expressedAt: Instant(microseconds: -5), recordedAt: instant)
    }

    static func consentFile(_ source: String = "aa", events: Int = 1) throws -> ConsentImportRecord
    {
        ConsentImportRecord(
            source: source, events: events, importedBy: try Name("admin"), importedAt: instant)
    }
}
