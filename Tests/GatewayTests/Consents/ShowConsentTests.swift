// What is shown about one person, and about everybody.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Gateway
import Testing

struct ShowConsentTests {
    private func show(
        _ home: TestHome, _ email: String = "reader-1@example.com"
    ) async throws -> ShowConsent.Output {
        try await home.perform(
            ShowConsent(contact: ContactPoint(kind: .email, text: email)), as: .officer)
    }

    private func standing(
        _ shown: ShowConsent.Output, _ purpose: String = "newsletter", towards: String? = nil
    ) throws -> EffectiveStanding {
        try #require(
            shown.standings.first { $0.purpose?.text == purpose && $0.recipient == towards })
    }

    @Test func `every purpose that is defined has a standing, and unknown blocks`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let shown = try await show(home)
        #expect(try standing(shown).isOpen)
        #expect(try standing(shown).event == 1)
        let unknown = try standing(shown, "sms_offers")
        #expect(unknown.state == "ConsentUnknown" && !unknown.isOpen && unknown.event == nil)
        let stranger = try await show(home, "nobody@example.com")
        #expect(stranger.events.isEmpty)
        #expect(stranger.standings.allSatisfy { $0.state == "ConsentUnknown" })
    }

    @Test func `the source, its row and its batch are shown`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        let row = try #require(try await show(home).events.first)
        #expect(row.source == "file" && row.sourceRow == "1")
        #expect(row.method == "web_form")
        #expect(row.recordedBy?.text == "administrator")
    }

    @Test func `an objection decides, and says so`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.withdraw(.email, "reader-1@example.com", objection: true)
        let shown = try standing(try await show(home))
        #expect(shown.state == "Objected" && !shown.isOpen && shown.event == 2)
        #expect(shown.why == "an objection beats every consent")
    }

    @Test func `a withdrawal towards one recipient is shown for that one`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.perform(
            WithdrawConsent(
                contact: ContactPoint(kind: .email, text: "reader-1@example.com"), purpose: nil,
                channel: nil, recipient: "brevo", isObjection: false, expressedAt: nil))
        let shown = try await show(home)
        #expect(try standing(shown).state == "ConsentGiven")
        #expect(try standing(shown, towards: "brevo").state == "ConsentWithdrawn")
    }

    @Test func `a consent whose own end has passed is shown as expired`() async throws {
        let home = try await TestHome.founded()
        try await home.takeIn(
            Reader.consentHeader + "\n"
                + Reader(1).newsletter.replacing("Z,,true", with: "Z,P1M,true") + "\n")
        let shown = try standing(try await show(home))
        #expect(shown.state == "ConsentExpired" && !shown.isOpen)
        #expect(shown.until == Instant("2026-02-10T09:00:00Z"))
    }

    @Test func `looking is recorded, without the address`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        _ = try await show(home)
        let entry = try #require(home.entries(.subjectSearched).last)
        #expect(entry.detail("found") == 1)
        #expect(
            !String(decoding: home.store.rows.bodies.joined(), as: UTF8.self).contains("reader-1"))
    }

    @Test func `people are counted by purpose, state and notice, and an address is nowhere`()
        async throws
    {
        let home = try await TestHome.ready([Reader(1), Reader(2, phone: true), Reader(3)])
        try await home.withdraw(.email, "reader-3@example.com", purpose: "newsletter")
        let listed = try await home.answer(ListConsents(), as: .officer)
        #expect(
            listed.counts.map { count in
                "\(count.purpose?.text ?? "") \(count.channel?.rawValue ?? "") \(count.state) "
                    + "\(count.notice ?? "-")@\(count.noticeVersion ?? 0) \(count.people)"
            } == [
                "newsletter email ConsentGiven newsletter@4 2",
                "newsletter email ConsentWithdrawn -@0 1",
                "sms_offers sms ConsentGiven sms-offers@2 1",
            ])
        #expect(listed.people.isEmpty && listed.found == nil)
        #expect(!"\(listed)".contains("@example"))
    }

    @Test func `people of one state are listed by pseudonym, up to a limit`() async throws {
        let home = try await TestHome.ready([Reader(1), Reader(2), Reader(3)])
        let listed = try await home.answer(
            ListConsents(state: "ConsentGiven", limit: 2), as: .officer)
        #expect(listed.found == 3 && listed.people.count == 2)
        let subjects = try await [1, 2, 3].asyncMap { number in
            try await show(home, "reader-\(number)@example.com").subject
        }
        #expect(listed.people.allSatisfy { subjects.contains($0.subject) })
        #expect(listed.people.allSatisfy { $0.source == "file" && $0.sourceRow != nil })
        let none = try await home.answer(ListConsents(state: "ConsentRefused"), as: .officer)
        #expect(none.found == 0 && none.people.isEmpty)
    }

    @Test func `what is kept apart is listed by batch and row`() async throws {
        let home = try await TestHome.founded()
        let ahead = Reader(1).newsletter.replacing("2026-01-10T09", with: "2026-06-02T09")
        try await home.takeIn(Reader.consentHeader + "\n" + ahead + "\n")
        let counted = try await home.answer(ListConsents(), as: .officer)
        #expect(counted.keptApart == 1 && counted.quarantined.isEmpty && counted.counts.isEmpty)
        let listed = try await home.answer(ListConsents(quarantined: true), as: .officer)
        let row = try #require(listed.quarantined.first)
        #expect(row.row == "1" && row.state == "ConsentGiven")
        let shown = try await show(home)
        #expect(shown.quarantined.map(\.subject) == [row.subject])
        #expect(try await show(home, "reader-2@example.com").quarantined.isEmpty)
        #expect(try standing(shown).state == "ConsentUnknown")
    }

    @Test(arguments: ["ConsentUnknown", "given", ""])
    func `a state that nobody can be in lists nobody`(state: String) async throws {
        let home = try await TestHome.founded()
        let error = try await failure { try await home.answer(ListConsents(state: state)) }
        #expect(error.reason == .inputInvalid)
    }
}

extension Array {
    fileprivate func asyncMap<Other>(_ body: (Element) async throws -> Other) async throws
        -> [Other]
    {
        var others: [Other] = []
        for element in self { others.append(try await body(element)) }
        return others
    }
}
