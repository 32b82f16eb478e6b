// A meter that tells nobody.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A meter that tells nobody.
public struct SilentMeter: ProgressMeter {
    /// Makes one.
    public init() {}

    /// Does nothing.
    public func report(_ stage: String, done: UInt64, total: UInt64) {}

    /// Does nothing.
    public func tell(_ notice: String) {}
}
