// Commits changes with an entry each.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway
import Store
import Synchronization

/// A log that gives every change its entry, for tests that are about the change.
final class TestLog: Sendable {
    private let sealer = Mutex(TestSealer())

    /// Commits the changes with one entry.
    func apply(_ changes: [StateChange], to store: SQLiteStore) throws {
        try sealer.withLock {
            try $0.commit([Array("{}".utf8)], to: store, changing: changes)
        }
    }
}
