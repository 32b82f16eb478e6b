// Rows of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain
import Testing

struct ConsentRowTests {
    private static let contact = "ann.lee@example.com"
    private static let good: [String: String] = [
        "contact_type": "email", "contact": contact, "channel": "email", "purpose": "newsletter",
        "state": "ConsentGiven", "type": "dpv:ExpressedConsent",
        "expressed_at": "2026-01-10T09:00:00Z", "valid_for": "P24M", "confirmed": "true",
        "notice": "newsletter", "notice_version": "4", "recipients": "sendinblue|other-provider",
        "method": "web_form",
    ]
    private static let closing = good.merging([
        "state": "ConsentWithdrawn", "type": "", "valid_for": "", "confirmed": "", "notice": "",
        "notice_version": "", "recipients": "", "method": "",
    ]) { $1 }

    /// Reads a row that stands 42nd in its file, its columns in an order of their own.
    private func read(_ values: [String: String]) throws -> ConsentRow {
        let header = ConsentFileColumns.names.reversed()
        let columns = try ConsentFileColumns(header: Array(header))
        var batch = ProfileBatch(columnCount: 13)
        batch.begin(atRow: 40)
        for name in Array(header) + Array(header) {
            batch.append(contentsOf: Array((values[name] ?? "").utf8).span)
            batch.endField()
        }
        let key = SecretBytes(copying: [1])
        var pseudonymiser = SubjectPseudonymiser(referenceKey: key, tagKey: key)
        return try ConsentRow(
            reading: 1, of: batch, columns: columns,
            identifier: try #require(
                Identifier(at: Samples.now, random: [UInt8](repeating: 1, count: 10))),
            at: Samples.now, by: &pseudonymiser)
    }

    private func reference(_ kind: ContactKind, _ text: String) -> SubjectReference {
        let key = SecretBytes(copying: [1])
        var pseudonymiser = SubjectPseudonymiser(referenceKey: key, tagKey: key)
        return pseudonymiser.reference(kind: kind, normalised: Array(text.utf8)[...])
    }

    @Test func `a consent is read with everything that proves it`() throws {
        let row = try read(Self.good)
        #expect(row.row == 42 && row.method == "web_form")
        #expect(
            row.terms
                == ConsentTerms(
                    purpose: try Samples.newsletter, channel: .email, notice: "newsletter",
                    noticeVersion: 4, recipients: ["other-provider", "sendinblue"]))
        let event = row.event
        #expect(event.subject == reference(.email, Self.contact))
        #expect(event.state == .given && event.type == .expressed && event.isConfirmed)
        #expect(event.purpose == (try Samples.newsletter) && event.channel == .email)
        #expect(event.recipient == nil && event.terms == 0)
        #expect(event.expressedAt.description == "2026-01-10T09:00:00Z")
        #expect(event.recordedAt == Samples.now)
        #expect(event.expiresAt.description == "2028-01-10T09:00:00Z")
    }

    @Test func `a contact is matched whatever its letters and blanks`() throws {
        let row = try read(Self.good.merging(["contact": " Ann.LEE@Example.com "]) { $1 })
        #expect(row.event.subject == reference(.email, Self.contact))
        let phone = try read(
            Self.good.merging(["contact_type": "phone", "contact": "+49 151 123-4567"]) { $1 })
        #expect(phone.event.subject == reference(.phone, "+491511234567"))
    }

    @Test func `a consent without an end of its own has none`() throws {
        let row = try read(Self.good.merging(["valid_for": ""]) { $1 })
        #expect(row.event.expiresAt == .distantFuture)
    }

    @Test func `a withdrawal needs neither purpose nor channel nor any proof`() throws {
        let row = try read(Self.closing.merging(["purpose": "", "channel": ""]) { $1 })
        #expect(row.event.purpose == nil && row.event.channel == nil && row.terms == nil)
        #expect(row.event.state == .withdrawn && row.event.type == .unstated)
        #expect(row.event.expiresAt == .distantFuture && !row.event.isConfirmed)
    }

    @Test func `what closes may name the one recipient it closes`() throws {
        let row = try read(Self.closing.merging(["recipients": "sendinblue"]) { $1 })
        #expect(row.event.recipient == "sendinblue")
    }

    @Test(arguments: [
        ("contact_type", "mail"), ("contact_type", ""), ("contact", "ann.lee"), ("contact", ""),
        ("channel", "post"), ("channel", "Email"), ("purpose", "News Letter"),
        ("state", "ConsentUnknown"), ("state", ""), ("state", "given"), ("type", "expressed"),
        ("expressed_at", ""), ("expressed_at", "2026-01-10"), ("expressed_at", "10.01.2026 09:00"),
        ("valid_for", "24M"), ("valid_for", "P0D"), ("confirmed", "yes"), ("confirmed", "TRUE"),
        ("notice_version", ""), ("notice_version", "-1"), ("notice_version", "4.0"),
        ("notice_version", "1234567890"), ("notice_version", "٤"), ("recipients", "a||b"),
        ("recipients", "|"), ("method", "a\u{1}b"), ("notice", "a\nb"),
        ("recipients", String(repeating: "r", count: 257)), ("purpose", ""), ("channel", ""),
        ("type", ""), ("method", ""), ("notice", ""),
    ])
    func `a consent with this in this column is refused by row and column`(
        column: String, value: String
    ) throws {
        do {
            _ = try read(Self.good.merging([column: value]) { $1 })
            Issue.record("it was read")
        } catch let error as ConsentFileError {
            guard case .unreadable(42, column, _) = error else {
                Issue.record("another error: \(error)")
                return
            }
            #expect(
                error.description.hasPrefix("row 42 (header not counted), column `\(column)`: "))
        }
    }

    @Test(arguments: [
        ("recipients", "sendinblue|other-provider"), ("valid_for", "P24M"), ("method", "\u{7F}"),
        ("confirmed", "no"), ("contact", "@"),
    ])
    func `a withdrawal with this in this column is refused`(column: String, value: String) throws {
        #expect {
            try read(Self.closing.merging([column: value]) { $1 })
        } throws: { error in
            guard case .unreadable(42, column, _) = error as? ConsentFileError else { return false }
            return true
        }
    }

    @Test func `whatever stands in whatever column, no error quotes it`() throws {
        let secret = "Zoë.Private@example.com"
        for name in ConsentFileColumns.names {
            for value in [secret, secret + "\n", "x " + secret] {
                do {
                    _ = try read(Self.good.merging([name: value]) { $1 })
                } catch {
                    #expect(!"\(error)".contains("Private"), "\(name)")
                    #expect(!"\(error)".contains(Self.contact), "\(name)")
                }
            }
        }
    }

    @Test func `a consent dated ahead of the clock counts from when it came in`() throws {
        let ahead = Samples.now.advanced(bySeconds: 300).description
        let row = try read(Self.good.merging(["expressed_at": ahead, "valid_for": "PT1H"]) { $1 })
        #expect(row.event.expressedAt == Samples.now)
        #expect(row.event.expiresAt == Samples.now.advanced(bySeconds: 3_600))
    }

    @Test func `a row dated ahead of the clock is refused, five minutes are not`() throws {
        let (limit, beyond) = (
            Samples.now.advanced(bySeconds: 300),
            Instant(microseconds: Samples.now.microseconds + 300_000_001)
        )
        let late = try read(Self.closing.merging(["expressed_at": limit.description]) { $1 })
        #expect(late.event.expressedAt == limit)
        #expect(throws: ConsentFileError.aheadOfClock(row: 42)) {
            try read(Self.closing.merging(["expressed_at": beyond.description]) { $1 })
        }
    }
}
