// Subject records whose time is over.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// That the subject records of a transfer are destroyed, because their time is over.
public struct DestroyedSegment: Hashable, Sendable {
    /// The transfer.
    public let transfer: Identifier<Transfer>
    /// The epoch whose records are all destroyed, and then its key.
    public let epoch: String
    /// What was decided before this is past its time.
    public let horizon: Instant

    /// Joins the parts.
    public init(transfer: Identifier<Transfer>, epoch: String, horizon: Instant) {
        self.transfer = transfer
        self.epoch = epoch
        self.horizon = horizon
    }
}
