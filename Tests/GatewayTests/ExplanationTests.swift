// The tests of explaining a transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import Gateway
import Testing

struct ExplanationTests {
    private static let readers = (1...4).map { Reader($0, phone: $0 == 1) }

    private func home() async throws -> TestHome {
        let home = try await TestHome.ready(Self.readers)
        try await home.withdraw(.email, "reader-2@example.com")
        home.destination.whileDelivering { [unowned home] batch in
            if batch == 0 { try await home.withdraw(.email, "reader-4@example.com") }
        }
        try await home.run()
        return home
    }

    private func person(
        _ email: String, in home: TestHome
    ) async throws -> PersonExplanation {
        try await #require(home.explain(home.transfer.identifier, email).person)
    }

    @Test func `a person who left is told as released, with the fields`() async throws {
        let home = try await home()
        let row = try #require(try await person("reader-1@example.com", in: home).rows.first)
        #expect(row.verdict == "released")
        #expect(row.fields == ["EMAIL", "FNAME", "LNAME", "SMS"])
        #expect(row.withheldLate == nil)
        #expect(row.consentEvent == 1)
        #expect(row.consentExpressedAt == Instant("2026-01-10T09:00:00Z"))
    }

    @Test func `another spelling of the address finds the same person`() async throws {
        let home = try await home()
        let found = try await person("Reader-1@Example.COM", in: home)
        #expect(found.isPresent)
    }

    @Test func `a person who was withheld is told why`() async throws {
        let home = try await home()
        let row = try #require(try await person("reader-2@example.com", in: home).rows.first)
        #expect(row.verdict == "consent.withdrawn")
        #expect(row.fields.isEmpty)
        #expect(row.withheldLate == nil)
        #expect(!row.meaning.isEmpty)
    }

    @Test func `a person who was withheld late is told so`() async throws {
        let home = try await home()
        let row = try #require(try await person("reader-4@example.com", in: home).rows.first)
        #expect(row.withheldLate == .consentWithdrawn)
        #expect(row.verdict == "consent.withdrawn")
    }

    @Test func `a person who is not in the transfer is absent`() async throws {
        let home = try await home()
        let found = try await person("stranger@example.com", in: home)
        #expect(!found.isPresent && !found.mayBeErased)
        #expect(found.rows.isEmpty)
    }

    @Test func `a person in two rows has both explained`() async throws {
        let home = try await TestHome.ready([Reader(1), Reader(2)])
        try await home.addSegment("twice", Reader.table([Reader(1), Reader(2), Reader(1)]))
        try await home.addExport("twice", segments: ["twice"])
        try await home.run("twice")
        let rows = try await person("reader-1@example.com", in: home).rows
        #expect(rows.map(\.verdict) == ["released", "subject.duplicate"])
        #expect(rows.map(\.row) == [0, 2])
    }

    @Test func `a refused transfer says that nobody was decided`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.store.edit { $0.agreements = [] }
        _ = try await failure { try await home.run() }
        let transfer = try home.transfer.identifier
        let whole = try await home.explain(transfer, nil)
        #expect(whole.reasons.map(\.reason) == [.agreementMissing])
        let error = try await failure { try await home.explain(transfer, "reader-1@example.com") }
        #expect(error.reason == .inputInvalid)
        #expect("\(error)".contains("refused"))
        #expect(!"\(error)".contains("reader-1"))
    }

    @Test func `a stopped transfer is explained by what stopped it`() async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { [unowned home] _ in
            home.store.edit { $0.agreements = [] }
        }
        try await home.run()
        let reason = try #require(
            try await home.explain(home.transfer.identifier, nil).reasons.first)
        #expect(reason.reason == .agreementMissing)
        #expect(reason.people == 2)
    }

    @Test func `a search is recorded, whether it finds or not`() async throws {
        let home = try await home()
        _ = try await person("reader-1@example.com", in: home)
        _ = try await person("stranger@example.com", in: home)
        let entries = try home.entries(.subjectSearched)
        #expect(entries.map { $0.detail("found") } == [true, false])
        let transfer = try home.transfer.identifier
        #expect(entries.allSatisfy { $0.transfer == transfer })
        #expect(entries.allSatisfy { $0.members["actor"]?["principal"] == "officer" })
    }

    @Test func `explaining the whole is recorded as such`() async throws {
        let home = try await home()
        _ = try await home.explain(home.transfer.identifier, nil)
        #expect(try home.entries(.transferExplained).count == 1)
        #expect(try home.entries(.subjectSearched).isEmpty)
    }

    @Test func `what cannot be an address is refused without quoting it`() async throws {
        let home = try await home()
        let error = try await failure {
            try await home.explain(home.transfer.identifier, "reader-1 at example")
        }
        #expect(error.reason == .inputInvalid)
        #expect(!"\(error)".contains("reader-1"))
    }

    @Test func `subject records that were changed are not believed`() async throws {
        let home = try await home()
        let path = home.places.segment(of: "\(try home.transfer.identifier)")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes.removeLast(96)
        try bytes.write(to: URL(fileURLWithPath: path))
        let error = try await failure {
            try await home.explain(home.transfer.identifier, "reader-1@example.com")
        }
        guard case .integrity = error else { return #expect(error == .integrity("")) }
    }

    @Test func `one changed bit in subject records fails the deep check`() async throws {
        let home = try await home()
        let path = home.places.segment(of: "\(try home.transfer.identifier)")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[96 * 2 + 75] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(try await home.answer(VerifyLog(deep: false)).segments == 0)
        let error = try await failure { try await home.answer(VerifyLog(deep: true)) }
        guard case .integrity = error else { return #expect(error == .integrity("")) }
    }

    @Test func `file and state changed together do not pass the deep check`() async throws {
        let home = try await home()
        let transfer = try home.transfer
        // Records of another person under this transfer's name, and a state that agrees.
        var records = [
            SubjectRecord(
                tag: SubjectTag(1, 2), salt: SubjectSalt(3, 4), payload: .zero, consentEvent: 0,
                consentSeconds: 0, code: .consentUnknown, fieldSet: 0, row: 0)
        ]
        let path = home.places.segment(of: "\(transfer.identifier)")
        try FileManager.default.removeItem(atPath: path)
        let forged = try SubjectSegment.write(
            &records, identifier: transfer.identifier, under: home.epochKey(), to: path)
        home.store.edit { rows in
            rows.transfers = rows.transfers.map { $0.forged(root: forged.root.hexadecimal) }
        }
        let error = try await failure { try await home.answer(VerifyLog(deep: true)) }
        guard case .integrity = error else { return #expect(error == .integrity("")) }
    }
}
