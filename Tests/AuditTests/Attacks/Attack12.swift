// Two readers are shown two logs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// One reader is shown another history.
///
/// Each view is in order by itself; readers who compare their checkpoints see FORK, and a witness
/// cosigns one of the two alone.
struct Attack12: AttackRow {
    func run() throws {
        let one = try AttackBench()
        let forged = try Sample.storage(of: AttackBench.bodies(300, fork: 299))
        let other = try AttackBench(1)
        try other.publish(forged)
        #expect(one.verdict() == nil)
        #expect(other.verdict() == nil)
        let theirs = try AttackBench.kept(forged, size: 300)
        let ours = try AttackBench.kept(one.storage, size: 300)
        #expect(one.verdict(since: theirs) == .fork(size: 300))
        #expect(other.verdict(since: ours) == .fork(size: 300))
        let line = try KeptCheckpoint(
            parsing: Array(
                "\(Sample.origin) 300 \(theirs.checkpoint.root.hexadecimal)\n".utf8))
        #expect(one.verdict(since: line) == .fork(size: 300))
        try WitnessUnderAttack(one.storage, at: 300).refuses(
            WitnessUnderAttack.request(forged, from: 300, to: 300).bytes, with: 422)
    }
}
