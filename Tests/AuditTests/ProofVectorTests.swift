// The golden vectors of proofs about a person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// `audit/vectors/proofs` holds whole files, good and bad; `audit/vectors/run.py` holds the second
/// verifier against the same.
struct ProofVectorTests {
    private static let vectors = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../audit/vectors/proofs")
        .standardizedFileURL.path

    private static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: vectors)) ?? [])
        .filter { $0.hasSuffix(".json") }.sorted()

    /// What the verifier says, in the words of `expect`.
    private func found(_ vector: CanonicalJSON) throws -> CanonicalJSON {
        let text = try #require(vector["vkey"]?.stringValue)
        guard let key = try? VerifierKey(parsing: text) else { return ["verdict": "USAGE"] }
        let bytes =
            try vector["proof"]?["base64"]?.stringValue.map {
                [UInt8](try #require(Data(base64Encoded: $0)))
            } ?? Array(try #require(vector["proof"]?.stringValue).utf8)
        let policy = try TrustPolicy(
            logs: [PolicyLog(key: key)], witnesses: [], groups: [], quorum: nil)
        guard let proof = try? SubjectProof(parsing: bytes),
            let claim = try? proof.verify(policy: policy)
        else { return ["verdict": "INVALID"] }
        let erased = proof.evidence.shown.compactMap { (item) -> CanonicalJSON? in
            guard case .erased(let slot) = item.content else { return nil }
            return [.integer(Int64(item.slot)), .integer(Int64(slot.entry))]
        }
        let records = proof.evidence.records.map { CanonicalJSON.integer(Int64($0.slot)) }
        return [
            "verdict": "OK", "claim": .string(claim.rawValue), "records": .array(records),
            "erased": .array(erased),
        ]
    }

    @Test func `there are as many proofs as the README says`() throws {
        let text = try String(contentsOfFile: "\(Self.vectors)/../../README.md", encoding: .utf8)
        #expect(text.contains("\(Self.names.count) proofs about a person"))
    }

    @Test(arguments: names) func `every proof gets the verdict it expects`(name: String) throws {
        let file = URL(fileURLWithPath: "\(Self.vectors)/\(name)")
        let vector = try CanonicalJSON(parsing: [UInt8](Data(contentsOf: file)))
        let expected = try #require(vector["expect"])
        #expect(try found(vector).text == expected.text)
    }
}
