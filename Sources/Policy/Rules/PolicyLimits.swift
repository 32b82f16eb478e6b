// The limits of a run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The limits of a run; a run beyond one of them sends nothing.
public struct PolicyLimits: Hashable, Sendable {
    /// The most rows read; nil for any number.
    public let maxRows: Int?
    /// The greatest share of people withheld, 0 to 1.
    public let maxBlockedShare: Double?
    /// The greatest change in people released against the last run, as a share of those.
    public let maxChangeAgainstLastRun: Double?
}
