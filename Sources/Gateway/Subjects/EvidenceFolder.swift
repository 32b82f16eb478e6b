// A folder of evidence about one person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import TransparencyLog

/// A folder of evidence about one person, which can be checked without this home.
///
/// It holds the answer, a proof for every transfer, and the entries that show that no transfer was
/// left out, all under one checkpoint. It is made beside its place and then renamed.
struct EvidenceFolder {
    private let report: SubjectReport
    private var files: [EvidenceFile] = []

    /// Makes and checks every file; nothing is written yet.
    init(
        _ report: SubjectReport, _ lookup: SubjectLookup, under head: ReportedHead,
        meter: any ProgressMeter
    ) throws(GatewayError) {
        self.report = report
        let keys = head.keys.map { $0.text + "\n" }.joined()
        files = [
            EvidenceFile(name: "README.md", what: "readme", bytes: EvidenceReadme.bytes),
            EvidenceFile(name: "checkpoint", what: "checkpoint", bytes: head.note.bytes),
            EvidenceFile(name: "log.vkey", what: "key", bytes: Array(keys.utf8)),
            EvidenceFile(name: "report.json", what: "report", bytes: try Self.text(of: report)),
        ]
        for (line, finding) in zip(report.transfers, lookup.findings) {
            guard let name = line.proof, let evidence = finding.evidence else { continue }
            files.append(
                EvidenceFile(
                    name: name, what: "subject-proof",
                    bytes: try head.proof(of: finding, evidence: evidence),
                    facts: [
                        "transfer": .string("\(line.transfer)"),
                        "decided": .integer(Int64(clamping: line.entry)),
                    ]))
        }
        let indexes = try Self.entries(of: report, lookup)
        for (done, index) in indexes.enumerated() {
            meter.report("proving", done: UInt64(done), total: UInt64(indexes.count))
            let (body, proof) = try head.proof(of: index)
            let facts = ["index": CanonicalJSON.integer(Int64(clamping: index))]
            files += [
                EvidenceFile(
                    name: "entries/\(index).json", what: "entry", bytes: body, facts: facts),
                EvidenceFile(
                    name: "entries/\(index).tlog-proof", what: "entry-proof", bytes: proof.bytes,
                    facts: facts),
            ]
        }
    }

    /// Refuses a folder that is there, or whose parent is not.
    static func check(_ path: String) throws(GatewayError) {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        let parent = (path as NSString).deletingLastPathComponent
        guard unsafe parent.isEmpty || manager.fileExists(atPath: parent, isDirectory: &isFolder),
            parent.isEmpty || isFolder.boolValue
        else { throw .input(.inputInvalid, "there is no folder `\(parent)`") }
        // An entry of any kind, also a link that leads nowhere.
        if (try? manager.attributesOfItem(atPath: path)) != nil {
            throw .exists("`\(path)`, and evidence is written to a new folder only,")
        }
    }

    /// Writes it: all of it, or nothing at its place.
    ///
    /// - Throws: `GatewayError.failed` with the cause; the question stays recorded.
    func write(to path: String) throws(GatewayError) {
        let place = path.hasSuffix("/") ? String(path.dropLast()) : path
        let neighbour = "\(place).\(report.entry).partial"
        do {
            try FileManager.default.createDirectory(
                atPath: neighbour + "/entries", withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw .failed(
                "`\(neighbour)` could not be made: no evidence was written; the question is "
                    + "recorded as record \(report.entry)")
        }
        do {
            for file in files + [manifest] {
                try DurableFile.write(file.bytes, to: neighbour + "/" + file.name)
            }
            try FileManager.default.moveItem(atPath: neighbour, toPath: place)
            try DurableFile.syncDirectory(of: place)
        } catch {
            // What was made here a moment ago.
            try? FileManager.default.removeItem(atPath: neighbour)
            throw .failed(
                "the evidence could not be written to `\(place)`: \(Self.words(error)); the "
                    + "question is recorded as record \(report.entry)")
        }
    }

    private var manifest: EvidenceFile {
        let content: CanonicalJSON = [
            "format": "exeat.dev/subject-evidence@v1",
            "origin": .string(report.checkpoint.origin),
            "size": .integer(Int64(clamping: report.checkpoint.size)),
            "root": .string(report.checkpoint.root),
            "files": .array(files.sorted { $0.name < $1.name }.map(\.line)),
        ]
        return EvidenceFile(name: "manifest.json", what: "manifest", bytes: content.bytes)
    }

    /// The entries that the answer rests on, ascending.
    private static func entries(
        of report: SubjectReport, _ lookup: SubjectLookup
    ) throws(GatewayError) -> [UInt64] {
        var indexes: Set<UInt64> = [report.entry]
        for transfer in lookup.history.transfers.reversed() {
            indexes.insert(transfer.entry)
            if let from = report.from, transfer.decidedAt < from { break }
        }
        for line in report.transfers {
            indexes.formUnion(line.erasures)
            indexes.formUnion([line.destroyed].compactMap { $0 })
            if line.finding == .unknown, let end = lookup.history.destroyedEpochs[line.epoch] {
                indexes.insert(end)
            }
            for row in line.rows {
                indexes.formUnion([row.lateEntry, row.started, row.ended].compactMap { $0 })
            }
        }
        return indexes.sorted()
    }

    private static func text(of report: SubjectReport) throws(GatewayError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do { return try [UInt8](encoder.encode(report)) + [0x0a] } catch {
            throw .failed("the report cannot be spelt as JSON")
        }
    }

    private static func words(_ error: any Error) -> String {
        (error as? FileError).map { "\($0)" } ?? "the folder could not be put in its place"
    }
}
