// The tests of epochs and their end.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Testing

@testable import Gateway

struct EpochTests {
    private static let readers = (1...4).map { Reader($0) }
    private static let person = "reader-2@example.com"
    private static let horizon = "2026-06-02T00:00:00Z"

    /// Two transfers in epoch 1 on one day, one in epoch 2 on the next.
    private func home() async throws -> TestHome {
        let home = try await TestHome.ready(Self.readers)
        try await home.run()
        try await home.run()
        try await home.perform(RotateEpoch())
        home.clock.set("2026-06-02T12:00:00Z")
        try await home.run()
        return home
    }

    private func files(_ home: TestHome) throws -> [String] {
        try home.folder.names(in: "segments").filter { $0.hasSuffix(".seg1") }
    }

    @Test func `a person is found in the transfers of both epochs`() async throws {
        let home = try await home()
        let report = try await home.report(Self.person)
        #expect(report.transfers.map(\.finding) == [.present, .present, .present])
        #expect(report.transfers.map(\.epoch) == ["1", "1", "2"])
        #expect(report.pseudonyms.map(\.epoch) == ["1", "2"])
        #expect(report.pseudonyms[0].tag != report.pseudonyms[1].tag)
        for transfer in home.store.rows.transfers {
            let person = try await home.explain(transfer.identifier, Self.person).person
            #expect(person?.isPresent == true)
        }
        #expect(try await home.deepFindings().isEmpty)
    }

    @Test func `a person is erased from the transfers of both epochs`() async throws {
        let home = try await home()
        #expect(try await home.erase(Self.person).transfers == 3)
        #expect(try await home.deepFindings().isEmpty)
    }

    @Test func `a new epoch is recorded`() async throws {
        let home = try await home()
        let entry = try #require(try home.entries(.keyRotated).first)
        #expect(entry.detail("epoch") == "2")
        #expect(entry.members["resource"]?["id"] == "subject-tag")
        let keys = try await home.answer(ListKeys(), as: .officer).keys
        #expect(keys.map { "\($0.name) \($0.version)" }.contains("subject-tag 2"))
    }

    @Test func `the epoch of new transfers is not destroyed`() async throws {
        let home = try await home()
        home.clock.set("2026-06-03T12:00:00Z")
        let error = try await failure {
            try await home.destroy(epoch: "2", horizon: "2026-06-03T00:00:00Z")
        }
        guard case .refused = error else { return #expect(error == .failed("")) }
        #expect(try files(home).count == 3)
        #expect(try home.entries(.retentionDestroyed).isEmpty)
    }

    @Test(arguments: ["2026-06-01T12:00:00Z", "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z"])
    func `a horizon that does not lie between the last transfer and now is refused`(
        horizon: String
    ) async throws {
        let home = try await home()
        _ = try await failure { try await home.destroy(epoch: "1", horizon: horizon) }
        #expect(try files(home).count == 3)
        #expect(try home.entries(.retentionDestroyed).isEmpty)
    }

    @Test func `an epoch that never was is not found`() async throws {
        let home = try await home()
        let error = try await failure {
            try await home.destroy(epoch: "7", horizon: Self.horizon)
        }
        #expect(error.reason == .inputNotFound)
    }

    @Test func `after the end of an epoch nobody can tell who stood in its transfers`()
        async throws
    {
        let home = try await home()
        let done = try await home.destroy(epoch: "1", horizon: Self.horizon)
        #expect(done.segments == 2)
        #expect(try files(home).count == 1)
        #expect(home.store.rows.keys.filter { $0.name.text == "subject-tag" }.count == 1)
        let report = try await home.report(
            Self.person, evidence: home.folder.file("evidence"))
        #expect(report.transfers.map(\.finding) == [.unknown, .unknown, .present])
        #expect(report.counts.unknown == 2)
        #expect(report.transfers.map(\.proof) == [nil, nil, "subject-1.proof"])
        let names = try home.folder.names(in: "evidence/entries")
        for entry in try home.entries(.retentionDestroyed) {
            #expect(names.contains("\(entry.index).json"))
        }
        #expect(try await home.deepFindings().isEmpty)
        let error = try await failure {
            try await home.explain(report.transfers[0].transfer, Self.person)
        }
        #expect(error.reason == .inputInvalid)
        #expect(try await home.erase(Self.person).unknown == 2)
    }

    @Test func `segments go first and the key last, each with its entry`() async throws {
        let home = try await home()
        let done = try await home.destroy(epoch: "1", horizon: Self.horizon)
        let entries = try home.entries(.retentionDestroyed)
        let kinds = entries.map { $0.members["resource"]?["kind"]?.stringValue }
        #expect(kinds == ["segment", "segment", "epoch"])
        #expect(entries.allSatisfy { $0.detail("horizon") == "2026-06-02T00:00:00Z" })
        #expect(entries.last?.index == done.entry)
        try home.verified()
    }

    @Test(arguments: 0..<2, MemoryStore.Fault.allCases)
    func `a destruction cut off anywhere is brought to its end or never began`(
        distance: Int, fault: MemoryStore.Fault
    ) async throws {
        let home = try await home()
        home.store.fail(commit: distance, fault)
        _ = try await failure { try await home.destroy(epoch: "1", horizon: Self.horizon) }
        let next = try home.restarted()
        try await next.recover()
        let hasBegun = !(try next.entries(.retentionDestroyed).isEmpty)
        #expect(try next.entries(.retentionDestroyed).count == (hasBegun ? 3 : 0))
        #expect(try files(next).count == (hasBegun ? 1 : 3))
        #expect(next.store.rows.destroyed.count == (hasBegun ? 1 : 0))
        #expect(try await next.deepFindings().isEmpty)
        #expect(hasBegun == (distance == 1 || fault == .persisted))
    }

    @Test func `a file that stands after its end is noticed, and removed at the next start`()
        async throws
    {
        let home = try await home()
        let transfer = try #require(home.store.rows.transfers.first?.identifier)
        let bytes = try home.segmentBytes(transfer)
        try await home.destroy(epoch: "1", horizon: Self.horizon)
        try home.writeSegment(bytes, of: transfer)
        #expect(try await home.deepFindings().count == 1)
        let next = try home.restarted()
        try await next.recover()
        #expect(try files(next).count == 1)
        #expect(try await next.deepFindings().isEmpty)
    }

    @Test func `a missing file without the entry of its end fails the deep check`() async throws {
        let home = try await home()
        try await home.destroy(epoch: "1", horizon: Self.horizon)
        let last = try home.transfer.identifier
        try FileManager.default.removeItem(atPath: home.places.segment(of: "\(last)"))
        let error = try await failure { try await home.deepFindings() }
        guard case .integrity(let words) = error else { return #expect(error == .integrity("")) }
        #expect(words.contains("\(last)"))
    }

    @Test func `a key that is gone without an entry fails the deep check`() async throws {
        let home = try await home()
        home.store.edit { rows in
            rows.keys.removeAll { $0.name.text == "subject-tag" && $0.version == 1 }
        }
        let error = try await failure { try await home.deepFindings() }
        guard case .integrity = error else { return #expect(error == .integrity("")) }
    }

    @Test func `the name of a destroyed epoch is never given again`() async throws {
        let home = try await home()
        try await home.destroy(epoch: "1", horizon: Self.horizon)
        #expect(try await home.perform(RotateEpoch()).epoch == "3")
        let keys = try await home.answer(ListKeys(), as: .officer).keys
            .filter { $0.name == "subject-tag" }
        #expect(keys.map(\.version) == [1, 2, 3])
        #expect(keys.map { $0.destroyedAt != nil } == [true, false, false])
    }

    @Test(arguments: [Role.contributor, .officer, .viewer])
    func `only an administrator begins or ends an epoch`(role: Role) async throws {
        let home = try await home()
        let destruction = try await failure {
            try await home.destroy(epoch: "1", horizon: Self.horizon, as: role)
        }
        #expect(destruction.reason == .actorRole)
        let rotation = try await failure { try await home.perform(RotateEpoch(), as: role) }
        #expect(rotation.reason == .actorRole)
    }
}
