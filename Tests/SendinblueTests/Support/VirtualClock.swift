// A clock that a test holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Sendinblue
import Synchronization

/// A clock that stands still but for waiting, and remembers every wait.
final class VirtualClock: PollClock {
    private let state = Mutex<(now: Double, waits: [Double])>((0, []))

    /// The wait, from 0, at which the task is taken for cancelled.
    let cancelledAt: Int?

    init(cancelledAt: Int? = nil) { self.cancelledAt = cancelledAt }

    func seconds() -> Double { state.withLock { $0.now } }

    func wait(seconds: Double) async throws(CancellationError) {
        let position = state.withLock { state in
            state.waits.append(seconds)
            state.now += seconds
            return state.waits.count - 1
        }
        if position == cancelledAt { throw CancellationError() }
    }

    /// All waits so far.
    var waits: [Double] { state.withLock { $0.waits } }
}
