// The first reading of a file of consents.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Segments

/// The first reading of a file of consents: every row is checked, becomes a pseudonym, and is put on
/// disk; what cannot be taken in is counted and named by its place.
struct ImportReader: ~Copyable {
    private let file: ImportFile
    private let workroom: Workroom
    private let recipients: Set<String>
    private let notices: [Name<Purpose>: ConsentManifest.ToldNotice]
    private let columns: ConsentFileColumns
    private let source: any ProfileSource
    private var pseudonymiser: SubjectPseudonymiser
    private(set) var terms: ImportTerms
    private(set) var rows = ImportRows()
    private(set) var problems = ImportProblems()
    private(set) var closings = ImportClosings()
    private(set) var closers: ImportClosers
    private var spool: ImportSpool

    /// Rows read at a time.
    private static let rowLimit = 4096

    init(
        _ file: ImportFile, manifest: ConsentManifest?, named name: String, in workroom: Workroom
    ) throws(GatewayError) {
        let (source, columns) = try file.open()
        let recipients = try workroom.knownRecipients()
        let terms = try ImportTerms(in: workroom.store)
        let closers = try ImportClosers(in: workroom)
        let spool = try ImportSpool(in: workroom.places, name: name)
        pseudonymiser = try workroom.pseudonymiser()
        (self.file, self.workroom, self.recipients) = (file, workroom, recipients)
        (self.source, self.columns, self.terms, self.spool) = (source, columns, terms, spool)
        (self.closers, notices) = (closers, manifest?.notices ?? [:])
    }

    /// SHA-256 of the file, once it was read.
    var digest: Digest<SourceFile> { source.digest() }

    /// Reads every row.
    ///
    /// - Returns: How many there are, and those that can be read.
    /// - Throws: `GatewayError` when the file breaks off or is not what it should be.
    mutating func read() throws(GatewayError) -> (count: Int, spooled: SpooledRows) {
        var batch = ProfileBatch(columnCount: source.columns.count)
        var count = 0
        while try fill(&batch) {
            for row in 0..<batch.rowCount { try take(row, of: batch) }
            count += batch.rowCount
            guard count <= ImportRows.limit else {
                throw .input(
                    .inputInvalid,
                    "`\(file.path)`: more than \(ImportRows.limit) rows; nothing was taken in")
            }
            workroom.meter.report(
                "reading consents", done: source.bytesRead, total: source.byteCount)
        }
        return (count, try spool.finish())
    }

    /// What was there before, as far as the file and earlier ones of its source tell.
    mutating func settle(earlier batches: [ConsentBatchRecord]) throws(GatewayError) {
        try rows.settle(file: source.digest(), batches: batches, store: workroom.store)
        closers.finish(fates: rows.fates)
        for row in rows.changed {
            problems.add(
                row,
                ConsentFieldProblem(
                    "row_id", .changed,
                    "a row of this identifier was taken in before, or stands further up, and says "
                        + "something else"))
        }
    }

    private func fill(_ batch: inout ProfileBatch) throws(GatewayError) -> Bool {
        do { return try source.read(into: &batch, limit: Self.rowLimit) } catch {
            throw GatewayError(error)
        }
    }

    private mutating func take(
        _ place: Int, of batch: borrowing ProfileBatch
    ) throws(GatewayError) {
        let identifier: Identifier<ConsentEventNoun> = try workroom.newIdentifier()
        let row: ConsentRow
        let numbered: ImportTerms.Numbered?
        do {
            row = try ConsentRow(
                reading: place, of: batch, columns: columns, notices: notices,
                identifier: identifier, at: workroom.now, by: &pseudonymiser)
            numbered = try check(row)
        } catch .field(let row, let problem) {
            return problems.add(row, problem)
        } catch {
            throw .failed("\(error)")
        }
        closers.add(row, at: rows.count)
        rows.add(
            row.row, named: row.identifier, content: row.content(terms: numbered?.digest ?? .zero),
            isAhead: row.isAhead)
        closings.add(row.event)
        try spool.add(row.event, row.evidence, terms: numbered)
    }

    /// What a row alone cannot know: whether what it names is there.
    private mutating func check(
        _ row: ConsentRow
    ) throws(ConsentFileError) -> ImportTerms.Numbered? {
        if let named = row.event.recipient, !recipients.contains(named) {
            throw .field(
                row: row.row,
                ConsentFieldProblem(
                    "recipients", .unknown,
                    "neither a connection nor a kind of connection, so that it would close "
                        + "nothing: leave it empty to close all"))
        }
        if let isNamed = rows.isNamed, isNamed != (row.identifier != nil) {
            throw .field(
                row: row.row,
                isNamed
                    ? ConsentFieldProblem(
                        "row_id", .missing, "empty, but the rows before it have one")
                    : ConsentFieldProblem(
                        "row_id", .unexpected, "the rows before it have none"))
        }
        guard let stated = row.terms else { return nil }
        do { return try terms.number(of: stated, language: row.language) } catch {
            throw .field(row: row.row, error)
        }
    }
}
