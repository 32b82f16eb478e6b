// The system's clock.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The system's clock, which goes on while the machine sleeps.
public struct SystemPollClock: PollClock {
    private let start = ContinuousClock.now

    /// Starts at zero.
    public init() {}

    /// Seconds since this clock was made.
    public func seconds() -> Double { (ContinuousClock.now - start) / .seconds(1) }

    /// Sleeps.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before.
    public func wait(seconds: Double) async throws(CancellationError) {
        do { try await Task.sleep(for: .seconds(seconds), clock: .continuous) } catch {
            throw CancellationError()
        }
    }
}
