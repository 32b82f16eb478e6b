// The tests of erasing a person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Gateway

struct ErasureTests {
    private static let readers = (1...4).map { Reader($0) }
    private static let person = "reader-2@example.com"

    private func home(days: Int = 2) async throws -> TestHome {
        try await TestHome.run(Self.readers, days: days)
    }

    @Test func `a person is erased from every transfer`() async throws {
        let home = try await home()
        let erased = try await home.erase(Self.person)
        #expect(erased.transfers == 2 && erased.slots == 2 && erased.searched == 2)
        for transfer in home.store.rows.transfers {
            let found = try await home.explain(transfer.identifier, Self.person).person
            #expect(found?.isPresent == false && found?.mayBeErased == true)
        }
    }

    @Test func `everybody else stays`() async throws {
        let home = try await home(days: 1)
        try await home.erase(Self.person)
        for number in [1, 3, 4] {
            let found = try await home.explain(
                home.transfer.identifier, "reader-\(number)@example.com"
            ).person
            #expect(found?.rows.map(\.verdict) == ["released"])
        }
    }

    @Test func `an erased log still passes the deep check, without a finding`() async throws {
        let home = try await home()
        try await home.erase(Self.person)
        #expect(try await home.deepFindings().isEmpty)
    }

    @Test func `each transfer has an entry of its own with slot and hash`() async throws {
        let home = try await home()
        let before = try TransferHistory(of: home.store)
        var leaves: [String] = []
        for transfer in before.transfers {
            let segment = try SubjectSegment.open(
                home.places.segment(of: "\(transfer.identifier)"),
                identifier: transfer.identifier, count: transfer.count, root: transfer.root,
                under: home.epochKey())
            let slot = try #require(try await self.slot(in: home, transfer.identifier))
            leaves.append(try segment.leaf(at: slot).hexadecimal)
        }
        let erased = try await home.erase(Self.person, ground: .order)
        let entries = try home.entries(.subjectErased)
        #expect(entries.map(\.transfer) == before.transfers.map(\.identifier))
        #expect(entries.map(\.index) == erased.entries)
        let logged = entries.map { $0.detail("slots")?.arrayValue?.first?["leaf"]?.stringValue }
        #expect(logged == leaves)
        #expect(entries.allSatisfy { $0.detail("ground") == "order" })
        let erasure = try #require(erased.erasure)
        #expect(entries.allSatisfy { $0.detail("erasure")?.stringValue == "\(erasure)" })
    }

    private func slot(
        in home: TestHome, _ transfer: Identifier<Transfer>
    ) async throws -> Int? {
        try await home.explain(transfer, Self.person).person?.rows.first?.slot
    }

    @Test func `an erasure can be repeated and finds nothing more`() async throws {
        let home = try await home()
        try await home.erase(Self.person)
        let again = try await home.erase(Self.person)
        #expect(again.slots == 0 && again.erasure == nil)
        #expect(try home.entries(.subjectErased).count == 2)
        #expect(try home.entries(.subjectSearched).last?.detail("found") == false)
    }

    @Test func `a person in more rows than an entry names is erased from all`() async throws {
        let rows = [Reader(1)] + (0..<300).map { _ in Reader(2) }
        let home = try await TestHome.ready(
            [Reader(1), Reader(2)], batch: 500, changes: [("0.95", "1.0")])
        try await home.addSegment("many", Reader.table(rows))
        try await home.addExport("many", segments: ["many"], batch: 500)
        try await home.run("many")
        let erased = try await home.erase(Self.person)
        #expect(erased.slots == 300 && erased.entries.count == 3 && erased.transfers == 1)
        #expect(try await home.deepFindings().isEmpty)
    }

    @Test func `a commit that failed erases nothing`() async throws {
        let home = try await home(days: 1)
        let transfer = try home.transfer.identifier
        let before = try home.segmentBytes(transfer)
        home.store.fail(commit: 0, .notPersisted)
        _ = try await failure { try await home.erase(Self.person) }
        #expect(try home.segmentBytes(transfer) == before)
        #expect(home.store.rows.pendingBlocks.isEmpty)
    }

    @Test func `an erasure cut off after its commit is finished by the next start`()
        async throws
    {
        let home = try await home(days: 1)
        let transfer = try home.transfer.identifier
        let before = try home.segmentBytes(transfer)
        home.store.fail(commit: 0, .persisted)
        _ = try await failure { try await home.erase(Self.person) }
        #expect(home.store.rows.pendingBlocks.count == 1)
        #expect(try home.segmentBytes(transfer) == before)
        let next = try home.restarted()
        try await next.recover()
        #expect(next.store.rows.pendingBlocks.isEmpty)
        #expect(try await next.explain(transfer, Self.person).person?.isPresent == false)
        #expect(try await next.deepFindings().isEmpty)
    }

    @Test func `a block that cannot be put stops the gateway, and the next start puts it`()
        async throws
    {
        let home = try await home()
        let (folder, away) = (home.places.segments, home.folder.file("away"))
        home.store.beforeCommit { _, changes in
            guard case .stageBlock? = changes.first else { return }
            do { try FileManager.default.moveItem(atPath: folder, toPath: away) } catch {
                Issue.record(error)
            }
        }
        let error = try await failure { try await home.erase(Self.person) }
        guard case .logUnavailable = error else { return #expect(error == .logUnavailable("")) }
        #expect(try home.entries(.subjectErased).count == 1)
        try FileManager.default.moveItem(atPath: away, toPath: folder)
        let next = try home.restarted()
        try await next.recover()
        #expect(next.store.rows.pendingBlocks.isEmpty)
        #expect(try await next.erase(Self.person).slots == 1)
        #expect(try await next.deepFindings().isEmpty)
    }

    @Test func `a slot marked erased without an entry is found`() async throws {
        let home = try await home(days: 1)
        let decided = try #require(try TransferHistory(of: home.store).transfers.first)
        let path = home.places.segment(of: "\(decided.identifier)")
        let segment = try SubjectSegment.open(
            path, identifier: decided.identifier, count: decided.count, root: decided.root,
            under: home.epochKey())
        for image in try segment.erasing([1], recordedAt: 3) {
            try SubjectSegment.put(image, into: path)
        }
        let error = try await failure { try await home.deepFindings() }
        guard case .integrity(let words) = error else { return #expect(error == .integrity("")) }
        #expect(words.contains("ERASED-UNLOGGED") && words.contains("slot 1"))
    }

    @Test func `records put back from a copy are noticed, and erased again`() async throws {
        let home = try await home(days: 1)
        let transfer = try home.transfer.identifier
        let before = try home.segmentBytes(transfer)
        try await home.erase(Self.person)
        try home.writeSegment(before, of: transfer)
        let findings = try await home.deepFindings()
        #expect(findings.count == 1)
        #expect(findings.first?.contains("erased slot has content") == true)
        #expect(try await home.erase(Self.person).slots == 1)
        #expect(try await home.deepFindings().isEmpty)
    }

    @Test func `what a person objected to holds on after their erasure`() async throws {
        let home = try await home(days: 1)
        try await home.withdraw(.email, Self.person, objection: true)
        try await home.erase(Self.person)
        let report = try await home.run()
        #expect(report.totals.withheld["suppression.global"] == 1)
    }

    @Test func `no entry about an erasure or a report quotes the address`() async throws {
        let home = try await home(days: 1)
        try await home.report(Self.person)
        try await home.erase(Self.person)
        let log = home.store.rows.bodies.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(!log.contains("reader-2"))
    }

    @Test(arguments: [Role.contributor, .officer, .viewer])
    func `only an administrator erases`(role: Role) async throws {
        let home = try await home(days: 1)
        let error = try await failure { try await home.erase(Self.person, as: role) }
        #expect(error.reason == .actorRole)
        #expect(try home.entries(.subjectErased).isEmpty)
        #expect(try home.entries(.accessDenied).count == 1)
    }

    @Test func `a stranger neither erases nor asks`() async throws {
        let home = try await home(days: 1)
        let contact = ContactPoint(kind: .email, text: Self.person)
        let requests: [() async throws -> Void] = [
            {
                _ = try await home.gatekeeper.carryOut(
                    EraseSubject(contact: contact, ground: .request), for: TestHome.stranger)
            },
            {
                _ = try await home.gatekeeper.carryOut(
                    ReportSubject(contact: contact, ground: .audit), for: TestHome.stranger)
            },
            {
                _ = try await home.gatekeeper.carryOut(
                    DestroyEpoch(epoch: "1", horizon: home.clock.now()), for: TestHome.stranger)
            },
        ]
        for request in requests {
            let error = try await failure(of: request)
            #expect(error.reason == .actorUnknown)
        }
        #expect(try home.entries(.accessDenied).count == 3)
        #expect(try home.entries(.subjectReported).isEmpty)
    }

    @Test func `what is no address is refused without quoting it`() async throws {
        let home = try await home(days: 1)
        let error = try await failure { try await home.erase("reader-2 at example") }
        #expect(error.reason == .inputInvalid)
        #expect(!"\(error)".contains("reader-2"))
    }
}
