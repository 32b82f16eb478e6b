// The ways on which a checkpoint leaves this machine.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// The ways on which a checkpoint leaves this machine.
public struct CheckpointOutlets: Sendable {
    /// Who asks witnesses.
    public let witnesses: any WitnessAsking
    /// Who hands it to a program.
    public let handing: any CheckpointHanding

    /// No way at all: every witness is unreachable and every program fails.
    public static let none = CheckpointOutlets(witnesses: Nobody(), handing: Nobody())

    /// Joins both.
    public init(witnesses: any WitnessAsking, handing: any CheckpointHanding) {
        self.witnesses = witnesses
        self.handing = handing
    }

    private struct Nobody: WitnessAsking, CheckpointHanding {
        func ask(
            _ witness: PolicyWitness, with request: AddCheckpointRequest
        ) async -> WitnessReply { .unreachable("nothing here can ask a witness") }

        func hand(_ note: [UInt8], to program: String) async -> String? {
            "nothing here can start a program"
        }
    }
}
