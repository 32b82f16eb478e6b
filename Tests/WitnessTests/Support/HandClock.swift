// A clock that a test sets.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Synchronization

/// A clock that a test sets.
final class HandClock: TimeSource {
    private let instant = Mutex(Instant(seconds: 1_790_000_000))

    func now() -> Instant { instant.withLock { $0 } }

    func move(bySeconds seconds: Int64) {
        instant.withLock { $0 = $0.advanced(bySeconds: seconds) }
    }
}
