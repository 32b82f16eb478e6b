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
    private func read(
        _ values: [String: String], notices: [Name<Purpose>: ConsentManifest.ToldNotice] = [:],
        now: Instant = Samples.now
    ) throws -> ConsentRow {
        let header = (ConsentFileColumns.names + ConsentFileColumns.optionalNames).reversed()
        let columns = try ConsentFileColumns(header: Array(header))
        var batch = ProfileBatch(columnCount: header.count)
        batch.begin(atRow: 40)
        for name in Array(header) + Array(header) {
            batch.append(contentsOf: Array((values[name] ?? "").utf8).span)
            batch.endField()
        }
        let key = SecretBytes(copying: [1])
        var pseudonymiser = SubjectPseudonymiser(referenceKey: key, tagKey: key)
        return try ConsentRow(
            reading: 1, of: batch, columns: columns, notices: notices,
            identifier: try #require(
                Identifier(at: Samples.now, random: [UInt8](repeating: 1, count: 10))),
            at: now, by: &pseudonymiser)
    }

    private func reference(_ kind: ContactKind, _ text: String) -> SubjectReference {
        let key = SecretBytes(copying: [1])
        var pseudonymiser = SubjectPseudonymiser(referenceKey: key, tagKey: key)
        return pseudonymiser.reference(kind: kind, normalised: Array(text.utf8)[...])
    }

    @Test func `a consent is read with everything that proves it`() throws {
        let row = try read(Self.good)
        #expect(row.row == 42 && row.evidence.method == "web_form")
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
            guard case .field(42, let problem) = error, problem.column == column else {
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
            guard case .field(42, let problem)? = error as? ConsentFileError else { return false }
            return problem.column == column
        }
    }

    @Test func `whatever stands in whatever column, no error quotes it`() throws {
        let secret = "Zoë.Private@example.com"
        for name in ConsentFileColumns.names + ConsentFileColumns.optionalNames {
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

    @Test func `a consent dated more than five minutes ahead is marked, five minutes are not`()
        throws
    {
        let limit = Samples.now.advanced(bySeconds: 300)
        let beyond = Instant(microseconds: Samples.now.microseconds + 300_000_001)
        #expect(try !read(Self.good.merging(["expressed_at": limit.description]) { $1 }).isAhead)
        #expect(try read(Self.good.merging(["expressed_at": beyond.description]) { $1 }).isAhead)
    }

    @Test func `what closes and is dated ahead counts from now, and keeps the time it states`()
        throws
    {
        let ahead = Samples.now.advanced(bySeconds: 86_400)
        let row = try read(Self.closing.merging(["expressed_at": ahead.description]) { $1 })
        #expect(row.event.expressedAt == Samples.now && !row.isAhead)
        #expect(row.evidence.statedAt == ahead)
    }

    @Test func `a time that the clock allows is not stated a second time`() throws {
        #expect(try read(Self.good).evidence.statedAt == nil)
    }

    @Test func `what proves a consent is kept with it`() throws {
        let proof = String(repeating: "ab", count: 32)
        let row = try read(
            Self.good.merging([
                "row_id": "crm:2026/17", "language": "id", "indicated_by": "guardian",
                "confirmed_at": "2026-01-10T09:04:11Z", "confirmation": "double_opt_in",
                "proof": proof,
            ]) { $1 })
        #expect(row.identifier == "crm:2026/17" && row.language == "id")
        #expect(
            row.evidence
                == ConsentEvidence(
                    method: "web_form", indicatedBy: .guardian,
                    confirmedAt: Instant("2026-01-10T09:04:11Z"), confirmation: "double_opt_in",
                    proof: Digest(hexadecimal: proof), sourceRow: "crm:2026/17"))
    }

    @Test func `a row without an identifier is known by its number`() throws {
        let row = try read(Self.good)
        #expect(row.identifier == nil && row.evidence.sourceRow == "42")
    }

    @Test func `what the organisation does itself is its own unless the row says otherwise`() throws
    {
        let revoked = Self.closing.merging(["state": "ConsentRevoked"]) { $1 }
        #expect(try read(revoked).evidence.indicatedBy == .administrator)
        #expect(
            try read(revoked.merging(["indicated_by": "agent"]) { $1 }).evidence.indicatedBy
                == .agent)
        #expect(try read(Self.closing).evidence.indicatedBy == .subject)
    }

    @Test(arguments: [
        ("row_id", "ann.lee@example.com", "row_id.unreadable"),
        ("row_id", "row 1", "row_id.unreadable"),
        ("row_id", String(repeating: "7", count: 65), "row_id.too_long"),
        ("indicated_by", "Subject", "indicated_by.unreadable"),
        ("indicated_by", "administrator", "indicated_by.unexpected"),
        ("confirmed_at", "yesterday", "confirmed_at.unreadable"),
        ("confirmed_at", "2026-01-10T08:59:59Z", "confirmed_at.unexpected"),
        ("confirmed_at", "2099-01-10T09:00:00Z", "confirmed_at.ahead"),
        ("confirmation", "Ann Lee", "confirmation.unreadable"),
        ("proof", String(repeating: "AB", count: 32), "proof.unreadable"),
        ("method", "by Ann Lee", "method.unreadable"),
        ("method", String(repeating: "m", count: 65), "method.too_long"),
    ])
    func `a consent with this in a column beside is refused`(
        column: String, value: String, reason: String
    ) throws {
        #expect {
            try read(Self.good.merging([column: value]) { $1 })
        } throws: { error in
            guard case .field(42, let problem)? = error as? ConsentFileError else { return false }
            return problem.reason == reason
        }
    }

    @Test(arguments: ["confirmed_at", "confirmation"])
    func `what is not confirmed says nothing of a confirmation`(column: String) throws {
        let value = column == "confirmation" ? "double_opt_in" : "2026-01-10T09:04:11Z"
        #expect {
            try read(Self.good.merging(["confirmed": "", column: value]) { $1 })
        } throws: { error in
            guard case .field(42, let problem)? = error as? ConsentFileError else { return false }
            return problem.reason == "\(column).unexpected"
        }
    }

    @Test func `a manifest's notice stands in where a row names none`() throws {
        let manifest = try ConsentManifest(
            parsing: Array(ManifestSample.text(contexts: ManifestSample.newsletter).utf8))
        let bare = Self.good.merging(["notice": "", "notice_version": ""]) { $1 }
        let row = try read(bare, notices: manifest.notices)
        #expect(row.terms?.notice == "newsletter" && row.terms?.noticeVersion == 5)
        #expect(row.language == "id")
        #expect(throws: ConsentFileError.self) {
            try read(bare.merging(["notice_version": "4"]) { $1 }, notices: manifest.notices)
        }
        #expect(throws: ConsentFileError.self) { try read(bare) }
    }

    @Test func `a row's own notice goes before the manifest's`() throws {
        let manifest = try ConsentManifest(
            parsing: Array(ManifestSample.text(contexts: ManifestSample.newsletter).utf8))
        let row = try read(Self.good, notices: manifest.notices)
        #expect(row.terms?.noticeVersion == 4 && row.language.isEmpty)
    }

    @Test func `what a row says is the same whenever and in whatever spelling it is read`() throws {
        let terms = Digest<ConsentTerms>(1, 2, 3, 4)
        let first = try read(Self.good).content(terms: terms)
        let spelt = Self.good.merging([
            "contact": " ANN.LEE@example.com", "expressed_at": "2026-01-10T10:00:00+01:00",
        ]) { $1 }
        #expect(try read(spelt).content(terms: terms) == first)
        let ahead = Self.good.merging([
            "expressed_at": Samples.now.advanced(bySeconds: 200).description
        ]) { $1 }
        #expect(
            try read(ahead).content(terms: terms)
                == read(ahead, now: Samples.now.advanced(bySeconds: 500)).content(terms: terms))
    }

    @Test(arguments: [
        ("contact", "other@example.com"), ("purpose", "offers"), ("channel", "sms"),
        ("state", "RenewedConsentGiven"), ("type", "dpv:ImpliedConsent"),
        ("expressed_at", "2026-01-10T09:00:01Z"), ("valid_for", "P23M"), ("confirmed", "false"),
        ("method", "paper_form"), ("indicated_by", "guardian"),
        ("confirmed_at", "2026-01-10T09:04:11Z"), ("confirmation", "double_opt_in"),
        ("proof", String(repeating: "ab", count: 32)),
    ])
    func `a row that says something else has another content`(
        column: String, value: String
    ) throws {
        let terms = Digest<ConsentTerms>(1, 2, 3, 4)
        #expect(
            try read(Self.good).content(terms: terms)
                != read(Self.good.merging([column: value]) { $1 }).content(terms: terms))
    }
}
