// The tests of looking for people in subject records.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Cryptography
import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Gateway

struct DutyFinderTests {
    /// A request that looks for somebody while something happens.
    private struct Look: Undertaking {
        static let action = Action.consentRecord
        let email: String
        let meanwhile: @Sendable () async throws -> Void

        init(_ email: String, meanwhile: @escaping @Sendable () async throws -> Void) {
            self.email = email
            self.meanwhile = meanwhile
        }

        init(from decoder: any Decoder) throws { throw CancellationError() }

        func encode(to encoder: any Encoder) throws {}

        func carryOut(
            in workroom: Workroom, writingTo journal: Journal
        ) async throws(GatewayError) -> [Int] {
            let contact = ContactPoint(kind: .email, text: email)
            let event = ConsentEvent.withdrawn(
                try workroom.newIdentifier(), of: try workroom.reference(of: contact),
                at: workroom.now)
            let people = try ClosingPerson(contact, for: event, in: workroom)
            var finder = DutyFinder(in: workroom)
            try finder.look(for: people)
            var counts = [try finder.duties().reduce(0) { $0 + $1.transfers }]
            do { try await meanwhile() } catch { throw .failed("\(error)") }
            let size: UInt64
            do { size = try workroom.store.head()?.size ?? 0 } catch { throw GatewayError(error) }
            do { try DutyFinder.hold(finder.searched, upTo: size, in: workroom.store) } catch {
                guard case .conflict = error else { throw GatewayError(error) }
                try finder.look(for: people)
                counts.append(try finder.duties().reduce(0) { $0 + $1.transfers })
            }
            return counts
        }
    }

    private func look(
        in home: TestHome, meanwhile: @escaping @Sendable () async throws -> Void
    ) async throws -> [Int] {
        try await home.gatekeeper.carryOut(
            Look("reader-1@example.com", meanwhile: meanwhile), for: home.caller())
    }

    @Test func `a transfer that is decided meanwhile is looked at too`() async throws {
        let home = try await TestHome.sent()
        #expect(try await look(in: home) { try await home.run() } == [1, 2])
    }

    @Test func `nothing but a decision makes it look again`() async throws {
        let home = try await TestHome.sent()
        let counts = try await look(in: home) {
            try await home.withdraw(.email, "reader-2@example.com")
            _ = try await home.plan()
        }
        #expect(counts == [1])
    }

    @Test(arguments: [1, 3, 40, 700])
    func `many are found as each of them is`(wanted: Int) async throws {
        let readers = (1...1500).map { Reader($0) }
        let home = try await TestHome.ready(readers, batch: 1000)
        try await home.run()
        let transfer = try home.transfer
        let segment = try SubjectSegment.open(
            home.places.segment(of: "\(transfer.identifier)"), identifier: transfer.identifier,
            count: 1500,
            root: #require(transfer.subjectRoot.flatMap(Digest<Node>.init(hexadecimal:))),
            under: home.epochKey())
        var tags = try (0..<wanted).compactMap { try segment.slot(at: $0 * 1499 / wanted).tag }
        tags += [SubjectTag(1, 1), SubjectTag(.max, 1), tags[0]]
        tags.sort()
        let event = try #require(Identifier<ConsentEventNoun>("01000000000000000000000000"))
        let people = tags.map { WantedPerson(tag: $0, event: event, scope: 0) }
        var found: [Int] = []
        try RecordSearch.run(for: people, in: segment) { person, slot, record in
            #expect(person.tag == record.tag)
            found.append(slot)
        }
        var each: [Int] = []
        for person in people {
            each += try segment.records(taggedWith: person.tag).map(\.slot)
        }
        #expect(found.sorted() == each.sorted())
        #expect(found.count == wanted + 1)
    }
}
