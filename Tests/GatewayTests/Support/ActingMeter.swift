// A meter that does something when it hears of a stage.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway
import Synchronization

/// A meter that does something the first time it hears of a stage, as somebody else would meanwhile.
final class ActingMeter: ProgressMeter {
    private let stage: String
    private let act: @Sendable () -> Void
    private let isDone = Atomic(false)

    init(at stage: String, _ act: @escaping @Sendable () -> Void) {
        self.stage = stage
        self.act = act
    }

    func report(_ stage: String, done: UInt64, total: UInt64) {
        guard stage == self.stage, !isDone.exchange(true, ordering: .relaxed) else { return }
        act()
    }

    func tell(_ notice: String) {}
}
