// Exporting entries of the log as a file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import TransparencyLog

/// Exports entries of the log as a file, with a statement beside it, and records that.
///
/// Order: the file and its statement are written and made durable under the names of neighbours
/// (`.new`); the entry is committed, with the file's digest; then both take their names, the
/// statement first. So there is no file of which the log does not know. A crash before the commit
/// leaves neighbours, which the next export to the same name removes; one after it leaves an entry
/// about a file that nobody got, which is the harmless of the two.
public struct ExportEntries: Undertaking {
    /// What the caller must be allowed to do.
    public static let action = Action.auditExport

    /// Which entries.
    public let query: ExportQuery
    /// In which form.
    public let form: ExportForm
    /// The new file, absolute.
    public let target: String
    /// Name and version of the software that serves the request, for the statement.
    public let software: String

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The file, absolute.
        public let path: String
        /// The statement beside it, absolute.
        public let statementPath: String
        /// What the statement says.
        public let statement: ExportStatement
        /// The entry that records the export.
        public let entry: UInt64
    }

    /// Asks.
    public init(query: ExportQuery, form: ExportForm, target: String, software: String) {
        self.query = query
        self.form = form
        self.target = target
        self.software = software
    }

    /// Does it, and records it before the file has its name.
    ///
    /// - Throws: `GatewayError`; no file has taken its name then, except that `.failed` after the
    ///   entry names those that may have.
    public func carryOut(
        in workroom: Workroom, writingTo journal: Journal
    ) async throws(GatewayError) -> Output {
        try query.check()
        let head = try SignedHead.newest(in: workroom)
        let statementPath = ExportStatement.path(beside: target)
        var file = try ExportFile(target)
        var beside = try ExportFile(statementPath)
        let tally = try write(to: &file, below: head, in: workroom)
        let digest = try file.seal().hexadecimal
        let statement = ExportStatement(
            query: query, form: form, formVersion: form.version, tally: tally,
            file: ExportStatement.File(
                name: target.split(separator: "/").last.map(String.init) ?? target,
                bytes: file.byteCount, sha256: digest),
            head: ExportStatement.Head(
                origin: workroom.verifierKey.name, size: head.size, root: head.root.hexadecimal,
                note: String(decoding: head.note, as: UTF8.self)),
            software: software, madeAt: workroom.now, madeBy: try workroom.principal)
        try beside.append(try statement.bytes())
        _ = try beside.seal()
        let entry = try await journal.record([
            draft(by: journal.actor, of: statement, head: head)
        ])
        do {
            try beside.finish()
            try file.finish()
        } catch {
            throw .failed(
                "entry \(entry) records the export, but a file could not take its name: \(error)")
        }
        return Output(
            path: target, statementPath: statementPath, statement: statement, entry: entry)
    }

    private func write(
        to file: inout ExportFile, below head: LogHead, in workroom: Workroom
    ) throws(GatewayError) -> ExportTally {
        var tally = ExportTally()
        var entries = CheckedEntries(of: workroom.store, below: head)
        var pending = form.heading
        while let checked = try entries.next() {
            if query.holds(checked.entry) {
                tally.count(checked.entry)
                pending += form.row(of: checked, origin: workroom.verifierKey.name)
            }
            if entries.position % CheckedEntries.step == 0 {
                try file.append(pending)
                pending.removeAll(keepingCapacity: true)
                workroom.meter.report("exporting", done: entries.position, total: head.size)
            }
        }
        try file.append(pending)
        return tally
    }

    private func draft(
        by actor: EntryActor, of statement: ExportStatement, head: LogHead
    ) -> EntryDraft {
        var details: [String: CanonicalJSON] = [
            "form": .string(form.rawValue), "rows": .integer(Int64(statement.tally.rows)),
            "sha256": .string(statement.file.sha256),
            "head": [
                "size": .integer(Int64(head.size)), "root": .string(head.root.hexadecimal),
            ],
        ]
        details["from"] = query.from.map { .string("\($0)") }
        details["to"] = query.until.map { .string("\($0)") }
        details["type"] = query.type.map { .string($0) }
        return EntryDraft(
            .auditExported, .allowed, by: actor, on: ("log", statement.head.origin),
            details: details)
    }
}
