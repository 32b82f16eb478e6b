// The tests of folders of evidence.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Gateway

struct EvidenceTests {
    private static let readers = (1...4).map { Reader($0) }
    private static let person = "reader-2@example.com"

    /// A folder of evidence, read back.
    private struct Folder {
        let path: String
        let files: Set<String>
        let checkpoint: SignedNote
        let policy: TrustPolicy

        init(_ home: TestHome, _ name: String = "evidence") throws {
            path = home.folder.file(name)
            let all = try FileManager.default.subpathsOfDirectory(atPath: path)
            files = Set(all).subtracting(["entries"])
            checkpoint = try SignedNote(
                parsing: [UInt8](Data(contentsOf: URL(fileURLWithPath: path + "/checkpoint"))))
            policy = try TrustPolicy(
                logs: [PolicyLog(key: home.log.verifierKey)], witnesses: [], groups: [],
                quorum: nil)
        }

        func bytes(_ name: String) throws -> [UInt8] {
            try [UInt8](Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
        }
    }

    private func home(days: Int = 3) async throws -> TestHome {
        try await TestHome.run(Self.readers, days: days)
    }

    private func evidence(
        in home: TestHome, of email: String = person, from: String? = nil
    ) async throws -> (SubjectReport, Folder) {
        let report = try await home.report(
            email, from: from, evidence: home.folder.file("evidence"))
        return (report, try Folder(home))
    }

    @Test func `every proof about the person holds and says what the report says`() async throws {
        let home = try await home()
        let last = try #require(home.store.rows.transfers.last?.identifier)
        try await home.erase(Self.person)
        try await home.run()
        let (report, folder) = try await evidence(in: home)
        #expect(report.transfers.map(\.finding).suffix(2) == [.absentOrErased, .present])
        #expect(report.transfers.dropLast().last?.transfer == last)
        for line in report.transfers {
            let proof = try SubjectProof(parsing: folder.bytes(#require(line.proof)))
            let claim = try proof.verify(policy: folder.policy)
            #expect(
                claim.rawValue.replacing("-", with: "_") == line.finding.rawValue)
            #expect(proof.evidence.transfer == line.transfer)
            #expect(proof.decision.index == line.entry)
            #expect(proof.evidence.records.map { Int($0.slot) } == line.rows.map(\.slot))
            #expect(proof.decision.note == folder.checkpoint)
        }
    }

    @Test func `every entry is there with a proof under the one checkpoint`() async throws {
        let home = try await home()
        let (report, folder) = try await evidence(in: home)
        let names = folder.files.filter { $0.hasSuffix(".json") && $0.hasPrefix("entries/") }
        for name in names {
            let index = try #require(UInt64(name.dropFirst(8).dropLast(5)))
            let file = try ProofFile(parsing: folder.bytes("entries/\(index).tlog-proof"))
            let trusted = try file.verify(entry: folder.bytes(name), policy: folder.policy)
            #expect(file.index == index && file.note == folder.checkpoint)
            #expect(trusted.checkpoint.size == report.entry + 1)
        }
        let decided = try home.entries(.transferDecided).map(\.index)
        let row = try report.transfers.flatMap(\.rows).map {
            try [#require($0.started), #require($0.ended)]
        }
        let wanted = Set(decided + row.flatMap { $0 } + [report.entry])
        #expect(names == Set(wanted.map { "entries/\($0).json" }))
    }

    @Test func `the decisions go back to the first before the range`() async throws {
        let home = try await home()
        let decided = try home.entries(.transferDecided)
        let (_, folder) = try await evidence(in: home, from: "\(decided[2].time)")
        #expect(!folder.files.contains("entries/\(decided[0].index).json"))
        #expect(folder.files.contains("entries/\(decided[1].index).json"))
        #expect(folder.files.contains("entries/\(decided[2].index).json"))
        #expect(folder.files.contains("subject-1.proof"))
        #expect(!folder.files.contains("subject-2.proof"))
    }

    @Test func `the manifest names every file with its digest and nothing else`() async throws {
        let home = try await home()
        let (report, folder) = try await evidence(in: home)
        let manifest = try CanonicalJSON(canonical: folder.bytes("manifest.json"))
        #expect(manifest["format"] == "exeat.dev/subject-evidence@v1")
        #expect(manifest["root"]?.stringValue == report.checkpoint.root)
        let lines = try #require(manifest["files"]?.arrayValue)
        for line in lines {
            let name = try #require(line["name"]?.stringValue)
            let digest: Digest<RequestBody> = SHA256.digest(of: try folder.bytes(name))
            #expect(line["sha256"]?.stringValue == digest.hexadecimal)
        }
        let names = lines.compactMap { $0["name"]?.stringValue }
        #expect(Set(names) == folder.files.subtracting(["manifest.json"]))
        #expect(names == names.sorted())
    }

    @Test func `the folder is its owner's and names nobody`() async throws {
        let home = try await home()
        let (_, folder) = try await evidence(in: home)
        let mode =
            try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions]
            as? Int
        #expect(mode == 0o700)
        for name in folder.files {
            let text = String(decoding: try folder.bytes(name), as: UTF8.self)
            #expect(!text.contains("reader-2"))
        }
    }

    @Test func `a folder that is there is left alone, and nothing is recorded`() async throws {
        let home = try await home(days: 1)
        try home.folder.make("evidence")
        let error = try await failure { try await evidence(in: home) }
        #expect(error.reason == .inputExists)
        #expect(try home.folder.names(in: "evidence").isEmpty)
        #expect(try home.entries(.subjectReported).isEmpty)
    }

    @Test func `a folder nowhere is refused before anything is recorded`() async throws {
        let home = try await home(days: 1)
        let error = try await failure {
            try await home.report(
                Self.person, evidence: home.folder.file("nowhere/evidence"))
        }
        #expect(error.reason == .inputInvalid)
        #expect(try home.entries(.subjectReported).isEmpty)
    }

    @Test func `a place that was taken meanwhile keeps what is there`() async throws {
        let home = try await home(days: 1)
        let path = home.folder.file("evidence")
        home.store.beforeCommit { _, _ in
            do {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: false)
                try Data("kept".utf8).write(to: URL(fileURLWithPath: path + "/mine"))
            } catch { Issue.record(error) }
        }
        _ = try await failure { try await evidence(in: home) }
        #expect(try home.folder.names(in: "evidence") == ["mine"])
        let left = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
        #expect(!left.contains { $0.contains("partial") })
    }

    @Test func `subject records that were changed are not handed out as evidence`() async throws {
        let home = try await home(days: 1)
        let transfer = try home.transfer.identifier
        var bytes = try home.segmentBytes(transfer)
        bytes[300] ^= 1
        try home.writeSegment(bytes, of: transfer)
        let error = try await failure { try await evidence(in: home) }
        guard case .integrity = error else { return #expect(error == .integrity("")) }
        #expect(!FileManager.default.fileExists(atPath: home.folder.file("evidence")))
    }
}
