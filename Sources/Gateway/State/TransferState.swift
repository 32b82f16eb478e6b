// Where a transfer stands.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where a transfer stands in its life.
public enum TransferState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Refused before anything was decided to leave; nothing left.
    case refused
    /// Decided and recorded; batches are being sent.
    case cleared
    /// Every batch was delivered; there is none when nobody may leave.
    case delivered
    /// Some batches were delivered, others not; all of it is recorded.
    case partial
    /// The recipient rejected every batch.
    case rejected
    /// Cut off by a crash, or stopped by the gateway before anything was delivered; what was
    /// delivered before a crash is recorded.
    case interrupted
    /// At least one batch may or may not have arrived.
    case uncertain
}
