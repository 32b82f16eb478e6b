// A clock that a test sets.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Synchronization

/// A clock that a test sets.
final class HandClock: TimeSource {
    private let instant: Mutex<Instant>

    init(_ instant: Instant) { self.instant = Mutex(instant) }

    func now() -> Instant { instant.withLock { $0 } }

    func set(_ text: String) {
        guard let new = Instant(text) else { return }
        instant.withLock { $0 = new }
    }
}
