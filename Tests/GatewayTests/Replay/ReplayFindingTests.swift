// The tests of what a replay finds.
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

/// What somebody changed since, behind the gateway's back or in their own files.
struct ReplayFindingTests {
    private func words(of error: GatewayError) throws -> String {
        if case .input(.planSegmentChanged, let words) = error { return words }
        Issue.record("it is \(error)")
        return ""
    }

    private func isIntegrity(_ error: GatewayError) -> Bool {
        if case .integrity = error { true } else { false }
    }

    private func replayFailure(
        in home: TestHome, sources: [String: String] = [:]
    ) async throws -> GatewayError {
        try await failure { try await ReplayedHome.replay(in: home, sources: sources) }
    }

    @Test func `one changed byte of a source is told, by the segment`() async throws {
        let home = try await ReplayedHome.decided()
        try home.folder.write(
            ReplayedHome.more.replacing("Given8", with: "Given9"), to: "more.csv")
        let words = try words(of: try await replayFailure(in: home))
        #expect(words.contains("segment `more`"))
        #expect(!words.contains("`people`"))
        #expect(!words.contains("Given"))
        #expect(try home.entries(.transferReplayed).isEmpty)
    }

    @Test func `a byte that no policy asks for counts too`() async throws {
        let home = try await ReplayedHome.decided()
        try home.folder.write(ReplayedHome.more + "\n", to: "more.csv")
        #expect(try words(of: try await replayFailure(in: home)).contains("segment `more`"))
    }

    @Test(arguments: ["email\nreader-1@example.com\n", "\"\n", ""])
    func `another table in its place is told and not read`(text: String) async throws {
        let home = try await ReplayedHome.decided()
        try home.folder.write(text, to: "people.csv")
        #expect(try words(of: try await replayFailure(in: home)).contains("segment `people`"))
    }

    @Test func `a source that is gone is told`() async throws {
        let home = try await ReplayedHome.decided()
        try FileManager.default.removeItem(atPath: home.folder.file("more.csv"))
        let words = try words(of: try await replayFailure(in: home))
        #expect(words.contains("segment `more`"))
        #expect(words.contains("--source more=PATH"))
    }

    @Test func `a kept copy stands in for a source that changed`() async throws {
        let home = try await ReplayedHome.decided()
        try home.folder.write(ReplayedHome.more, to: "kept.csv")
        try home.folder.write("email\n", to: "more.csv")
        let report = try await ReplayedHome.replay(
            in: home, sources: ["more": home.folder.file("kept.csv")])
        #expect(report.isSame)
        #expect(report.sources.last?.path == home.folder.file("kept.csv"))
    }

    @Test func `a kept copy of other bytes does not stand in`() async throws {
        let home = try await ReplayedHome.decided()
        try home.folder.write(
            ReplayedHome.more.replacing("Given8", with: "Given9"), to: "kept.csv")
        let error = try await replayFailure(
            in: home, sources: ["more": home.folder.file("kept.csv")])
        #expect(try words(of: error).contains("segment `more`"))
    }

    @Test func `a copy of a segment that was not decided from is refused`() async throws {
        let home = try await ReplayedHome.decided()
        let error = try await replayFailure(in: home, sources: ["other": "/tmp/x.csv"])
        guard case .input(.inputInvalid, let words) = error else {
            return #expect(error == .exists(""))
        }
        #expect(words.contains("`other`"))
        #expect(words.contains("`more`, `people`"))
    }

    @Test func `a ledger that was changed is noticed`() async throws {
        let home = try await ReplayedHome.aMonthLater()
        home.store.edit { rows in
            let event = rows.events[0]
            rows.events[0] = ConsentEvent(
                identifier: event.identifier, subject: event.subject, terms: event.terms,
                purpose: event.purpose, channel: event.channel, recipient: event.recipient,
                state: event.state, type: event.type, isConfirmed: event.isConfirmed,
                expressedAt: event.expressedAt.advanced(bySeconds: 1),
                recordedAt: event.recordedAt, expiresAt: event.expiresAt)
        }
        #expect(isIntegrity(try await replayFailure(in: home)))
    }

    @Test func `a ledger that lost events is noticed`() async throws {
        let home = try await ReplayedHome.decided()
        home.store.edit { rows in _ = rows.events.popLast() }
        #expect(isIntegrity(try await replayFailure(in: home)))
    }

    @Test func `events that came in later count for nothing`() async throws {
        let home = try await ReplayedHome.decided()
        let before = home.store.rows.events.count
        try await home.withdraw(.email, "reader-7@example.com", objection: true)
        #expect(home.store.rows.events.count == before + 1)
        #expect(try await ReplayedHome.replay(in: home).isSame)
    }

    @Test func `a stored policy that was changed is refused`() async throws {
        let home = try await ReplayedHome.decided()
        let source = try NewsletterPolicy.source([("value: 16", "value: 18")])
        home.store.edit { rows in
            let policy = rows.policies[0]
            rows.policies[0] = PolicyRecord(
                identifier: policy.identifier, version: policy.version, digest: policy.digest,
                source: source, activatedBy: policy.activatedBy, activatedAt: policy.activatedAt,
                entry: policy.entry)
        }
        let error = try await replayFailure(in: home)
        guard case .refused(.policyInvalid, _, _) = error else {
            return #expect(error == .exists(""))
        }
    }

    @Test func `a policy that is not stored any more is told by its digest`() async throws {
        let home = try await ReplayedHome.decided()
        let digest = home.store.rows.policies[0].digest.hexadecimal
        home.store.edit { $0.policies = [] }
        let error = try await replayFailure(in: home)
        guard case .input(.policyNone, let words) = error else {
            return #expect(error == .exists(""))
        }
        #expect(words.contains(digest))
    }

    @Test func `a changed record does not lead to the root that the log names`() async throws {
        let home = try await ReplayedHome.decided()
        let transfer = try home.transfer
        let path = home.places.segment(of: "\(transfer.identifier)")
        let header = try home.segmentBytes(transfer.identifier).prefix(96)
        let root = try #require(transfer.subjectRoot.flatMap(Digest<Node>.init(hexadecimal:)))
        let segment = try SubjectSegment.open(
            path, identifier: transfer.identifier, count: 10, root: root, under: home.epochKey())
        var records: [SubjectRecord] = []
        for slot in 0..<10 {
            guard case .record(let record) = try segment.slot(at: slot) else { continue }
            records.append(
                record.code == .consentWithdrawn ? record.withheld(as: .consentUnknown) : record)
        }
        try FileManager.default.removeItem(atPath: path)
        _ = try SubjectSegment.write(
            &records, identifier: transfer.identifier, under: home.epochKey(), to: path)
        // The header says what the log says; only the records are others.
        let forged = try home.segmentBytes(transfer.identifier).dropFirst(96)
        try home.writeSegment(Array(header + forged), of: transfer.identifier)
        let error = try await replayFailure(in: home)
        #expect(isIntegrity(error))
        #expect("\(error)".contains("root"))
    }

    @Test func `records that are gone are a finding`() async throws {
        let home = try await ReplayedHome.decided()
        try FileManager.default.removeItem(
            atPath: home.places.segment(of: "\(home.transfer.identifier)"))
        #expect(isIntegrity(try await replayFailure(in: home)))
    }

    @Test func `an entry that was changed does not stand in the signed log`() async throws {
        let home = try await ReplayedHome.decided()
        let index = Int(try #require(home.entries(.transferDecided).last).index)
        home.store.edit { rows in
            let text = String(decoding: rows.bodies[index], as: UTF8.self)
            rows.bodies[index] = Array(text.replacing("\"list\":7", with: "\"list\":8").utf8)
        }
        let error = try await replayFailure(in: home)
        #expect(isIntegrity(error))
        #expect("\(error)".contains("entry \(index)"))
    }

    @Test func `a verdict that comes out otherwise is told with both`() async throws {
        let home = try await ReplayedHome.decided()
        // The digest of the consents covers the number of their terms, not what they say.
        home.store.edit { rows in
            for (number, terms) in rows.terms where terms.purpose.text == "newsletter" {
                rows.terms[number] = ConsentTerms(
                    purpose: terms.purpose, channel: terms.channel, notice: terms.notice,
                    noticeVersion: 3, recipients: terms.recipients)
            }
        }
        let report = try await ReplayedHome.replay(in: home)
        #expect(!report.isSame && !report.countsAgree)
        // Four that left, and the second row of one of them.
        #expect((report.same, report.different) == (5, 5))
        let first = try #require(report.differences.first)
        #expect(first.row == 0)
        #expect(first.parts == [.verdict, .fields, .bytes])
        #expect(first.recorded.verdict == "released")
        #expect(first.recorded.fields == ["EMAIL", "FNAME", "LNAME", "SMS"])
        #expect(first.replayed?.verdict == "consent.notice_superseded")
        #expect(first.replayed?.fields == [])
        let entry = try #require(home.entries(.transferReplayed).last)
        #expect(entry.outcome == .error)
        #expect(entry.detail("different") == 5)
    }

    @Test func `another key gives other bytes under the same verdict`() async throws {
        let home = try await TestHome.ready(
            [Reader(1)],
            changes: [("do: truncate, keep: 1, suffix: \".\"", "do: hmac, key: reader-id")])
        func key() throws -> SealedKey {
            let name: Name<KeyNoun> = try Name("policy-reader-id")
            return SealedKey(
                name: name, version: 1, createdAt: home.clock.now(),
                box: try home.keyEncryptionKey.seal(
                    SecretBytes(randomCount: 32), as: name, version: 1))
        }
        let (first, second) = (try key(), try key())
        home.store.edit { $0.keys.append(first) }
        try await home.run()
        #expect(try await ReplayedHome.replay(in: home).isSame)
        home.store.edit { rows in
            rows.keys.removeLast()
            rows.keys.append(second)
        }
        let report = try await ReplayedHome.replay(in: home)
        #expect(report.differences.map(\.parts) == [[.bytes]])
        #expect(report.countsAgree && !report.isSame)
        home.store.edit { rows in rows.keys.removeLast() }
        guard case .key = try await replayFailure(in: home) else { return #expect(Bool(false)) }
    }

    @Test func `twenty differences are told and all are counted`() async throws {
        let readers = (1...60).map { Reader($0) }
        let home = try await TestHome.ready(readers, batch: 100)
        try await home.run()
        home.store.edit { rows in rows.terms = [:] }
        let report = try await ReplayedHome.replay(in: home)
        #expect(report.different == 60)
        #expect(report.differences.map(\.row) == Array(0..<20))
    }
}
