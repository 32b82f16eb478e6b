// A witness is asked for what it must not sign.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// A witness is asked to cosign another root of the same size, an empty tree with a root, or a
/// beginning with a proof: 422, and its state is what it was.
struct Attack13: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        let witness = try WitnessUnderAttack(bench.storage, at: 256)
        try witness.refuses(
            Self.body(old: 256, hashes: 0, size: 256, root: .zero), with: 422)
        try witness.refuses(
            Self.body(old: 256, hashes: 1, size: 300, root: .zero), with: 422)
        let fresh = try WitnessUnderAttack(MemoryStorage(), at: 0)
        try fresh.refuses(Self.body(old: 0, hashes: 0, size: 0, root: .zero), with: 422)
        try fresh.refuses(Self.body(old: 0, hashes: 1, size: 5, root: .zero), with: 422)
        try witness.refuses(Self.body(old: 0, hashes: 0, size: 300, root: .zero), with: 409)
        try witness.refuses(Self.body(old: 300, hashes: 0, size: 256, root: .zero), with: 400)
    }

    private static func body(
        old: UInt64, hashes: Int, size: UInt64, root: Digest<Node>
    ) throws -> [UInt8] {
        let text = Checkpoint(origin: Sample.origin, size: size, root: root).text
        let note = try Sample.signer().sign(text).bytes
        let hash = Data(repeating: 1, count: 32).base64EncodedString() + "\n"
        let head = "old \(old)\n" + String(repeating: hash, count: hashes) + "\n"
        return Array(head.utf8) + note
    }
}
