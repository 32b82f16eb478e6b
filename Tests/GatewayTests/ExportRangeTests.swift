// The tests of which entries are exported.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing

struct ExportRangeTests {
    /// A home whose last three entries are of 13:00, 14:00 and 15:00.
    private func home() async throws -> TestHome {
        let home = try await TestHome.founded()
        for hour in [13, 14, 15] {
            home.clock.set("2026-06-01T\(hour):00:00Z")
            try await home.log.append([
                EntryDraft(
                    .connectionTested, .allowed, by: home.caller().actor,
                    on: ("connection", "at-\(hour)"))
            ])
        }
        home.clock.set("2026-06-01T16:00:00Z")
        return home
    }

    private func exported(
        _ home: TestHome, from: String? = nil, until: String? = nil, type: String? = nil
    ) async throws -> [String] {
        let query = ExportQuery(
            from: from.flatMap { Instant($0) }, until: until.flatMap { Instant($0) }, type: type)
        let made = try await home.export(.jsonl, query)
        let lines = try home.bytes(of: "export").split(separator: 0x0A)
        #expect(made.statement.tally.rows == UInt64(lines.count))
        return try lines.map {
            let entry = try CanonicalJSON(canonical: Array($0))
            return try #require(entry["resource"]?["id"]?.stringValue)
        }
    }

    @Test func `the start of a period is in it`() async throws {
        let found = try await exported(try await home(), from: "2026-06-01T14:00:00Z")
        #expect(found == ["at-14", "at-15"])
    }

    @Test func `a microsecond later it is not`() async throws {
        let found = try await exported(try await home(), from: "2026-06-01T14:00:00.000001Z")
        #expect(found == ["at-15"])
    }

    @Test func `the end of a period is not in it`() async throws {
        let found = try await exported(
            try await home(), from: "2026-06-01T13:00:00Z", until: "2026-06-01T15:00:00Z")
        #expect(found == ["at-13", "at-14"])
    }

    @Test func `only the types that were asked for come out, in the period that was`() async throws
    {
        let home = try await home()
        let found = try await exported(
            home, until: "2026-06-01T14:00:00Z", type: "connection")
        #expect(found == ["at-13"])
    }

    @Test func `the entry about the export is not in it`() async throws {
        let home = try await home()
        let made = try await home.export(.jsonl)
        let lines = try home.bytes(of: "export").split(separator: 0x0A)
        #expect(made.entry == made.statement.head.size)
        #expect(lines.count == Int(made.entry))
        let again = try await home.export(.jsonl, ExportQuery(type: "audit"), to: "again")
        #expect(again.statement.tally.first?.index == made.entry)
    }

    @Test(arguments: ExportForm.allCases)
    func `a period without entries gives a file without rows, and is recorded`(
        form: ExportForm
    ) async throws {
        let home = try await home()
        let made = try await home.export(
            form, ExportQuery(from: Instant("2026-06-02T00:00:00Z")))
        let bytes = try home.bytes(of: "export")
        #expect(form == .csv ? bytes.suffix(2) == [0x0D, 0x0A] : bytes.isEmpty)
        #expect(made.statement.tally.rows == 0 && made.statement.tally.first == nil)
        #expect(made.statement.tally.types.isEmpty)
        #expect(try home.entries().last?.detail("rows") == 0)
    }

    @Test func `a period that ends before it begins is refused`() async throws {
        let home = try await home()
        let error = try await failure {
            try await exported(
                home, from: "2026-06-01T14:00:00Z", until: "2026-06-01T14:00:00Z")
        }
        #expect(error.reason == .inputInvalid)
        #expect(try home.leftovers().isEmpty)
    }

    @Test(arguments: ["", "nothing", "reader-1@example.com", "connection.tested."])
    func `a type that no entry can have is refused, and stands nowhere`(type: String) async throws {
        let home = try await home()
        let count = home.store.rows.bodies.count
        let error = try await failure { try await exported(home, type: type) }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.bodies.count == count)
    }
}
