// What a file of consents holds that is new.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import TransparencyLog

/// What a file of consents holds that is new, and what becomes of its other rows.
struct ImportFindings {
    let source: String
    let statement: String
    let digest: Digest<SourceFile>
    let batch: Identifier<ConsentBatchNoun>
    /// How many batches of the source there were when it was read.
    let earlier: Int
    let rowCount: Int
    let problems: ImportProblems
    /// For whom it closes something.
    let closers: ImportClosers
    private let spooled: SpooledRows
    private let rows: ImportRows
    private let terms: ImportTerms
    private var usedTerms: Set<UInt32> = []
    private var tree = CompactRange()
    private var states: [String: Int] = [:]
    private var given = 0
    private var superseded = 0
    private var duplicates = 0
    private var quarantined: [QuarantinedConsent] = []
    private var samples = ImportSamples()

    /// A source or a clock that makes more of them is wrong.
    private static let mostQuarantined = 10_000

    /// Reads a file twice: once itself, and once what was put on disk.
    ///
    /// - Throws: `GatewayError` when the file as a whole cannot be taken; nothing was changed.
    init(of file: ImportFile, in workroom: Workroom) throws(GatewayError) {
        let manifest = try file.readManifest()
        let source = manifest?.source ?? ConsentManifest.unnamedSource
        let batches: [ConsentBatchRecord]
        do {
            batches = try workroom.store.consentBatches(includingSingle: false)
                .filter { $0.source == source }
        } catch { throw GatewayError(error) }
        let batch: Identifier<ConsentBatchNoun> = try workroom.newIdentifier()
        var reader = try ImportReader(
            file, manifest: manifest, named: "\(batch)", in: workroom)
        let (count, spooled) = try reader.read()
        self.source = source
        self.batch = batch
        statement = manifest?.statement ?? ""
        digest = reader.digest
        rowCount = count
        earlier = batches.count
        try Self.check(file, holding: count, digest, against: manifest)
        try reader.settle(earlier: batches)
        (problems, closers) = (reader.problems, reader.closers)
        rows = reader.rows
        terms = reader.terms
        self.spooled = spooled
        var closings = reader.closings
        try sweep(with: &closings, batches: batches, in: workroom)
    }

    /// New events.
    var eventCount: Int { Int(tree.size) }

    /// Whether anything is to be kept that is not there yet.
    var isNew: Bool { eventCount > 0 || !quarantined.isEmpty }

    /// What is answered: how it came out, with how many duties at the destinations of those for whom
    /// it closes something.
    func report(
        _ outcome: ConsentImportReport.Outcome, _ finder: DutyFinder, duties: Int
    ) -> ConsentImportReport {
        let isTakenIn = outcome == .takenIn
        return ConsentImportReport(
            outcome: outcome, batch: isTakenIn ? batch : nil, source: source,
            sha256: digest.hexadecimal, rows: rowCount, events: eventCount, states: states,
            superseded: superseded, duplicates: duplicates, quarantined: quarantined.count,
            invalid: problems.counts, places: problems.places, samples: samples.chosen,
            root: isTakenIn ? tree.root.hexadecimal : nil, duties: duties,
            unsearchable: closers.unsearchable, unsearched: finder.unsearched)
    }

    /// What the store takes in.
    func changes(by principal: Name<Principal>, in workroom: Workroom) -> ConsentBatch {
        ConsentBatch(
            record: ConsentBatchRecord(
                identifier: batch, source: source, file: digest.hexadecimal, statement: statement,
                events: eventCount, given: given, root: tree.root.hexadecimal,
                recordedBy: principal, recordedAt: workroom.now),
            terms: terms.new.filter { usedTerms.contains($0.key) },
            events: SpooledConsents(
                spooled, fates: rows.fates, count: eventCount, meter: workroom.meter),
            quarantined: quarantined, rowIndex: rows.index())
    }

    /// The entry about it.
    func draft(by actor: EntryActor) -> EntryDraft {
        EntryDraft(
            .consentImported, .allowed, by: actor, on: ("consents", "\(batch)"),
            details: [
                "sha256": .string(digest.hexadecimal), "source": .string(source),
                "statement": .string(statement), "events": .integer(Int64(eventCount)),
                "states": .object(states.mapValues { .integer(Int64($0)) }),
                "duplicates": .integer(Int64(duplicates)),
                "quarantined": .integer(Int64(quarantined.count)),
                "root": .string(tree.root.hexadecimal),
            ])
    }

    private static func check(
        _ file: ImportFile, holding count: Int, _ digest: Digest<SourceFile>,
        against manifest: ConsentManifest?
    ) throws(GatewayError) {
        guard count > 0 else {
            throw .input(.inputInvalid, "`\(file.path)`: it holds no rows; nothing was taken in")
        }
        guard let manifest else { return }
        guard manifest.digest == digest else {
            throw .input(
                .inputInvalid,
                "`\(file.path)` is not the file that the manifest is about: its SHA-256 is "
                    + "\(digest.hexadecimal), and the manifest, `sha256`, has another; nothing was "
                    + "taken in")
        }
        guard manifest.rows == count else {
            throw .input(
                .inputInvalid,
                "`\(file.path)` holds \(count) rows, and the manifest, `rows`, says "
                    + "\(manifest.rows); nothing was taken in")
        }
    }

    /// Goes through what was put on disk: counts, and hashes what is new.
    private mutating func sweep(
        with closings: inout ImportClosings, batches: [ConsentBatchRecord], in workroom: Workroom
    ) throws(GatewayError) {
        let fates = rows.fates
        do {
            try closings.addLedger(workroom.store, for: spooled)
            let sources = Set(batches.map(\.identifier))
            let kept = Set(
                try workroom.store.quarantinedConsents().filter { sources.contains($0.batch) }
                    .map { $0.within(batch, at: workroom.now) })
            try spooled.read { place, terms, bytes in
                guard let (event, evidence) = ConsentEventBytes.read(bytes, terms: terms),
                    let fate = ImportRows.Fate(rawValue: fates[place])
                else { throw StorageError.failed("what is being taken in was changed on disk") }
                let outcome: String
                switch fate {
                case .new:
                    tree.append(TreeHash.leaf(of: bytes))
                    states[event.state.term, default: 0] += 1
                    if terms > 0 { usedTerms.insert(terms) }
                    if event.state.isValid { given += 1 }
                    let changesNothing =
                        event.state.isValid
                        && closings.supersede(
                            event, naming: self.terms.recipients(of: terms))
                    if changesNothing { superseded += 1 }
                    outcome = changesNothing ? "superseded" : event.state.term
                case .duplicate:
                    duplicates += 1
                    outcome = "duplicate"
                case .ahead:
                    let isNew = try quarantine(event, evidence, kept: kept, at: workroom.now)
                    if !isNew { duplicates += 1 }
                    outcome = isNew ? "quarantined" : "duplicate"
                case .changed: return
                }
                samples.add(event.subject, row: evidence.sourceRow, outcome: outcome)
            }
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch let error as LedgerError {
            throw GatewayError(error)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error); nothing was taken in")
        }
    }

    /// Keeps a row apart; false if an earlier batch of the source did.
    private mutating func quarantine(
        _ event: ConsentEvent, _ evidence: ConsentEvidence, kept: Set<QuarantinedConsent>,
        at now: Instant
    ) throws -> Bool {
        let apart = QuarantinedConsent(
            batch: batch, row: evidence.sourceRow ?? "", subject: event.subject,
            state: event.state.term, purpose: event.purpose,
            expressedAt: evidence.statedAt ?? event.expressedAt, recordedAt: now)
        if kept.contains(apart) { return false }
        guard quarantined.count < Self.mostQuarantined else {
            throw GatewayError.input(
                .inputInvalid,
                "more than \(Self.mostQuarantined) consents are dated ahead of the gateway's "
                    + "clock: set this clock or the source's right; nothing was taken in")
        }
        quarantined.append(apart)
        return true
    }
}

extension QuarantinedConsent {
    /// The same as if it came with another batch, for comparing.
    fileprivate func within(
        _ batch: Identifier<ConsentBatchNoun>, at instant: Instant
    ) -> QuarantinedConsent {
        QuarantinedConsent(
            batch: batch, row: row, subject: subject, state: state, purpose: purpose,
            expressedAt: expressedAt, recordedAt: instant)
    }
}
