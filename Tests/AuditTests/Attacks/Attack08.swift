// A size with a leading zero.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import Audit

/// A size is written `0300`, and the log's own key signed it: INVALID.
struct Attack08: AttackRow {
    func run() throws {
        let bench = try AttackBench()
        let text = try WitnessUnderAttack.note(bench.storage, size: 300).text
        for size in ["0300", "+300", "300 ", "３００", "1e2"] {
            let spoilt = text.replacing("\n300\n", with: "\n\(size)\n")
            try bench.expectInvalid("checkpoint") { $0 = try Sample.signer().sign(spoilt).bytes }
            try bench.expectInvalid(rowsNaming: "checkpoint 256") {
                $0.checkpoints[256] = try Sample.signer().sign(spoilt).bytes
            }
        }
    }
}
