// The golden vectors of a published log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// `audit/vectors` holds whole published folders, each with what every verifier has to say of it;
/// `audit/vectors/run.py` holds the second verifier against the same files.
struct VectorTests {
    private static let vectors = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../audit/vectors").standardizedFileURL.path

    private static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: vectors)) ?? [])
        .filter { $0.hasSuffix(".json") }.sorted()

    private let folder: Folder

    init() throws { folder = try Folder() }

    /// The bytes of a file in one of the forms that `audit/README.md` names.
    private static func bytes(_ form: CanonicalJSON) throws -> [UInt8] {
        if let text = form.stringValue { return Array(text.utf8) }
        if let text = form["base64"]?.stringValue {
            return [UInt8](try #require(Data(base64Encoded: text)))
        }
        if let hashes = form["hashes"]?.arrayValue {
            return try hashes.flatMap { try #require($0.stringValue.flatMap(Hexadecimal.bytes)) }
        }
        return try #require(form["entries"]?.arrayValue).flatMap { (entry) throws -> [UInt8] in
            let body = Array(try #require(entry.stringValue).utf8)
            return [UInt8(body.count >> 8), UInt8(body.count & 0xff)] + body
        }
    }

    private func layOut(_ vector: CanonicalJSON) throws {
        guard case .object(let files)? = vector["files"] else {
            Issue.record("the vector has no files")
            return
        }
        for (path, form) in files {
            if let target = form["link"]?.stringValue {
                try folder.write([], to: path)
                try FileManager.default.removeItem(atPath: folder.file(path))
                try FileManager.default.createSymbolicLink(
                    atPath: folder.file(path), withDestinationPath: target)
            } else {
                try folder.write(Self.bytes(form), to: path)
            }
        }
    }

    /// What the verifier says, in the words of `expect`.
    private func found(_ vector: CanonicalJSON) throws -> CanonicalJSON {
        let text = try #require(vector["vkey"]?.stringValue)
        guard let key = try? VerifierKey(parsing: text) else { return ["verdict": "USAGE"] }
        var since: KeptCheckpoint?
        if let kept = try vector["since"].map(Self.bytes) {
            guard let kept = try? KeptCheckpoint(parsing: kept) else { return ["verdict": "USAGE"] }
            since = kept
        }
        do {
            let log = try PublishedLog(directory: folder.path).verify(key: key, since: since)
            return found(log)
        } catch AuditError.invalid(let place, _) {
            return ["verdict": "INVALID", "place": .string(place)]
        } catch AuditError.rollback {
            return ["verdict": "ROLLBACK", "place": "checkpoint"]
        } catch AuditError.fork(let size) {
            return ["verdict": "FORK", "place": .string("size \(size)")]
        } catch AuditError.unusable {
            return ["verdict": "USAGE"]
        } catch { return ["verdict": .string("\(error)")] }
    }

    /// What it says of a log in which everything holds but what is still open.
    private func found(_ log: VerifiedLog) -> CanonicalJSON {
        var answer: [String: CanonicalJSON] = [
            "keep": .string(log.shortForm), "verdict": log.unfinished.isEmpty ? "OK" : "UNFINISHED",
        ]
        if !log.findings.isEmpty { answer["findings"] = .integer(Int64(log.findings.count)) }
        guard let first = log.unfinished.first else { return .object(answer) }
        answer["place"] = .string(first.place)
        answer["unfinished"] = .array(
            log.unfinished.map { (delivery) -> CanonicalJSON in
                let transfer = CanonicalJSON.string("\(delivery.transfer)")
                return ["transfer": transfer, "batch": .integer(Int64(delivery.batch))]
            })
        return .object(answer)
    }

    @Test func `there are as many vectors as the README says`() throws {
        let text = try String(contentsOfFile: "\(Self.vectors)/../README.md", encoding: .utf8)
        #expect(text.contains(" are \(Self.names.count) published logs"))
    }

    @Test(arguments: names) func `every vector gets the verdict it expects`(name: String) throws {
        let file = URL(fileURLWithPath: "\(Self.vectors)/\(name)")
        let vector = try CanonicalJSON(parsing: [UInt8](Data(contentsOf: file)))
        try layOut(vector)
        let expected = try #require(vector["expect"])
        #expect(try found(vector).text == expected.text)
    }
}
