// Taking in a file of consents.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain
import Segments

/// Takes in a file of consents: all of its rows in one commit with one entry, or none.
public struct ImportConsents: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.consentImport

    /// The file.
    public let path: String

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// SHA-256 of the file.
        public let source: String
        /// How many events it held.
        public let events: Int
        /// How many of each state, by the state's DPV term.
        public let states: [String: Int]
    }

    /// Rows read at a time.
    private static let rowLimit = 4096

    /// Asks to take it in.
    public init(path: String) { self.path = path }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        var pseudonymiser = try workroom.pseudonymiser()
        var intake = try ConsentIntake(ledger: workroom.store)
        let recipients = try workroom.knownRecipients()
        let source = try openSource()
        let columns: ConsentFileColumns
        do { columns = try ConsentFileColumns(header: source.columns) } catch {
            throw fileError(error)
        }
        var batch = ProfileBatch(columnCount: source.columns.count)
        while try read(source, into: &batch) {
            for row in 0..<batch.rowCount {
                do {
                    let read = try ConsentRow(
                        reading: row, of: batch, columns: columns,
                        identifier: try identifier(at: workroom), at: workroom.now,
                        by: &pseudonymiser)
                    try check(read, among: recipients)
                    intake.add(
                        read.event, ConsentEvidence(method: read.method), terms: read.terms)
                } catch let error as ConsentFileError {
                    throw fileError(error)
                } catch let error as GatewayError {
                    throw error
                } catch {
                    throw .failed("\(error)")
                }
            }
            workroom.meter.report(
                "reading consents", done: source.bytesRead, total: source.byteCount)
        }
        return try preparation(
            of: intake, digest: source.digest().hexadecimal, in: workroom)
    }

    private func preparation(
        of intake: ConsentIntake, digest: String, in workroom: Workroom
    ) throws(GatewayError) -> Preparation<Output> {
        do {
            let batches = try workroom.store.consentBatches(includingSingle: false)
            if let known = batches.first(where: { $0.file == digest }) {
                throw GatewayError.exists(
                    "the import of this very file, taken in at \(known.recordedAt),")
            }
        } catch let error as StorageError {
            throw GatewayError(error)
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .failed("\(error)")
        }
        let record = ConsentBatchRecord(
            identifier: try workroom.newIdentifier(), source: nil, file: digest, statement: "",
            events: intake.events.count,
            given: intake.events.count { $0.event.state.isValid }, root: nil,
            recordedBy: try workroom.principal, recordedAt: workroom.now)
        let output = Output(source: digest, events: intake.events.count, states: intake.states)
        return Preparation(
            output,
            recording: [
                EntryDraft(
                    .consentImported, .allowed, by: workroom.actor,
                    on: ("consents", String(digest.prefix(16))),
                    details: [
                        "sha256": .string(digest), "events": .integer(Int64(output.events)),
                        "states": .object(intake.states.mapValues { .integer(Int64($0)) }),
                    ])
            ],
            changing: [.recordConsents(intake.batch(record))])
    }

    private func check(
        _ row: ConsentRow, among recipients: Set<String>
    ) throws(ConsentFileError) {
        guard let named = row.event.recipient, !recipients.contains(named) else { return }
        throw .unreadable(
            row: row.row, column: "recipients",
            problem: "neither a connection nor a kind of connection, so that it would close "
                + "nothing: leave it empty to close all")
    }

    private func openSource() throws(GatewayError) -> any ProfileSource {
        do {
            return try ProfileSources.open(SourceDescription(format: .csv, path: path))
        } catch { throw GatewayError(error) }
    }

    private func read(
        _ source: any ProfileSource, into batch: inout ProfileBatch
    ) throws(GatewayError) -> Bool {
        do { return try source.read(into: &batch, limit: Self.rowLimit) } catch {
            throw GatewayError(error)
        }
    }

    private func identifier(
        at workroom: Workroom
    ) throws(GatewayError) -> Identifier<ConsentEventNoun> { try workroom.newIdentifier() }

    private func fileError(_ error: ConsentFileError) -> GatewayError {
        .input(.inputInvalid, "`\(path)`: \(error); nothing of the file was taken in")
    }
}
