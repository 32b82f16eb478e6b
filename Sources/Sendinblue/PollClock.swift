// What the client waits by.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What the client waits by; a test holds a virtual one.
public protocol PollClock: Sendable {
    /// Seconds on a clock that never goes back; only differences mean anything.
    func seconds() -> Double

    /// Returns after that many seconds.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before.
    func wait(seconds: Double) async throws(CancellationError)
}
