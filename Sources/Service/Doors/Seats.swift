// Who is connected now.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Who is connected now, counted by account.
final class Seats: Sendable {
    private let limits: SocketLimits
    private let taken = Mutex<[UInt32: Int]>([:])

    init(_ limits: SocketLimits) { self.limits = limits }

    /// Whether there was room for one more of this account.
    func take(for account: UInt32) -> Bool {
        taken.withLock { taken in
            guard taken.values.reduce(0, +) < limits.connections,
                taken[account, default: 0] < limits.connectionsOfOneAccount
            else { return false }
            taken[account, default: 0] += 1
            return true
        }
    }

    func leave(_ account: UInt32) {
        taken.withLock { taken in
            let left = (taken[account] ?? 1) - 1
            taken[account] = left > 0 ? left : nil
        }
    }
}
