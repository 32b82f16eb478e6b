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

    static func evidence(_ row: String = "row 1") throws -> ConsentEvidence {
        ConsentEvidence(
            method: "web_form", indicatedBy: .guardian, confirmedAt: instant,
            confirmation: "double_opt_in",
            proof: try present(Digest(bytes: [UInt8](repeating: 0xEE, count: 32))),
            sourceRow: row, statedAt: Instant(microseconds: -5))
    }

    /// A batch with a file, whose record says what it holds.
    static func batch(
        _ events: [ConsentEvent], _ evidence: ConsentEvidence = ConsentEvidence(method: ""),
        terms: [UInt32: ConsentTerms] = [:], number: UInt8 = 1, isSingle: Bool = false,
        quarantined: [QuarantinedConsent] = [], rowIndex: [UInt8] = []
    ) throws -> ConsentBatch {
        ConsentBatch(
            record: ConsentBatchRecord(
                identifier: try identifier(number), source: isSingle ? nil : "crm",
                file: isSingle ? nil : "aa", statement: "asked at company.example",
                events: events.count, given: events.count { $0.state.isValid },
                root: isSingle ? nil : "bb", recordedBy: try Name("admin"), recordedAt: instant),
            terms: terms, events: ConsentEventList(events.map { ($0, evidence) }),
            quarantined: quarantined, rowIndex: rowIndex)
    }

    static func quarantined(_ row: String = "row 9", batch: UInt8 = 1) throws -> QuarantinedConsent
    {
        QuarantinedConsent(
            batch: try identifier(batch), row: row, subject: try subject(9),
            state: "dpv:ConsentGiven", purpose: try Name("newsletter"),
            expressedAt: instant.advanced(bySeconds: 86_400), recordedAt: instant)
    }
}
