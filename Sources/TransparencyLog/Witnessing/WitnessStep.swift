// One move of a witness from a checkpoint to the next.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One move of a witness from a checkpoint to the next, found to be right and not yet made.
///
/// `WitnessState.step` alone makes one. To store it: put `after` where the stored size for the
/// origin is `oldSize`, and nowhere else; no row changed means that somebody else was faster.
public struct WitnessStep: Hashable, Sendable {
    /// The size that is stored now; 0 for a log that was never cosigned.
    public let oldSize: UInt64
    /// The root that is stored now; that of no entries for a log that was never cosigned.
    public let oldRoot: Digest<Node>
    /// What is to be stored.
    public let after: WitnessRecord

    init(from before: Checkpoint?, to after: WitnessRecord) {
        oldSize = before?.size ?? 0
        oldRoot = before?.root ?? TreeHash.emptyRoot
        self.after = after
    }
}
