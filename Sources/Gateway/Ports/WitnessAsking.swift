// Who asks witnesses.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import TransparencyLog

/// Asks witnesses to cosign a checkpoint, each once, and waits no longer than a fixed time.
public protocol WitnessAsking: Sendable {
    /// What the witness answers; a witness without an address is unreachable.
    func ask(
        _ witness: PolicyWitness, with request: AddCheckpointRequest
    ) async -> WitnessReply
}
