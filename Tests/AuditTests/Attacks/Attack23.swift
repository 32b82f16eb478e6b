// A proof that proves something else.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// A proof has another index or spelling of it, a hash more, less or too short, or is offered with
/// a hash in the place of the entry: refused.
struct Attack23: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        let proof = try ProofBuilder.inclusion(
            of: 200, inSize: 300, from: StoredTree(bench.storage))
        let note = try WitnessUnderAttack.note(bench.storage, size: 300)
        let good = try String(decoding: ProofFile(proof, note: note).bytes, as: UTF8.self)
        let entry = bench.storage.rows.bodies[200]
        let policy = try TrustPolicy(
            logs: [PolicyLog(key: Sample.key())], witnesses: [], groups: [], quorum: nil)
        try ProofFile(parsing: Array(good.utf8)).verify(entry: entry, policy: policy)

        var lines = good.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var spoilt = [
            "199", "201", "0200", "-200", "+200", "300", "9223372036854775808",
            "18446744073709551816", "",
        ].map { good.replacing("index 200\n", with: "index \($0)\n") }
        lines.insert(lines[2], at: 2)
        spoilt.append(lines.joined(separator: "\n"))
        lines.removeSubrange(2...3)
        spoilt.append(lines.joined(separator: "\n"))
        lines.insert("AAAA", at: 2)
        spoilt.append(lines.joined(separator: "\n"))
        for text in spoilt {
            #expect(throws: LogFormatError.self, "\(text)") {
                try ProofFile(parsing: Array(text.utf8)).verify(entry: entry, policy: policy)
            }
        }
        let leaf = TreeHash.leaf(of: entry)
        let node = try StoredTree(bench.storage).subtree(level: 3, index: 25)
        for other in [leaf.bytes, node.bytes, [0] + entry, bench.storage.rows.bodies[201], []] {
            #expect(throws: LogFormatError.self) {
                try ProofFile(parsing: Array(good.utf8)).verify(entry: other, policy: policy)
            }
        }
    }
}
