// Whether a duty is still to be done.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension DutyRecord {
    /// Where it stands at an instant; at its very deadline it is overdue.
    func standing(at instant: Instant) -> DutyRow.Standing {
        if closedAt != nil { return .closed }
        return instant < until ? .open : .overdue
    }
}
