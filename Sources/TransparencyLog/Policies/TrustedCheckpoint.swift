// A checkpoint that a policy trusts.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A checkpoint that a policy trusts; `TrustPolicy.verify` alone makes one.
public struct TrustedCheckpoint: Hashable, Sendable {
    /// What the log said.
    public let checkpoint: Checkpoint
    /// Who cosigned it and when: known witnesses only, each once.
    public let cosignatures: [Cosignature]

    init(checkpoint: Checkpoint, cosignatures: [Cosignature]) {
        self.checkpoint = checkpoint
        self.cosignatures = cosignatures
    }
}
