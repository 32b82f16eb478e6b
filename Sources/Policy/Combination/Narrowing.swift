// The narrower of two rules about a whole run.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension FourEyes {
    /// What asks for an approval whenever either does, by a role that both name.
    static func stricter(_ left: FourEyes?, _ right: FourEyes?) -> FourEyes? {
        guard let left, let right else { return left ?? right }
        return FourEyes(
            rowsOver: smaller(left.rowsOver, right.rowsOver),
            onPolicyChange: left.onPolicyChange || right.onPolicyChange,
            approvers: left.approvers.filter(right.approvers.contains))
    }
}

extension PolicyLimits {
    /// The smaller of each limit.
    func narrowed(by other: PolicyLimits) -> PolicyLimits {
        PolicyLimits(
            maxRows: smaller(maxRows, other.maxRows),
            maxBlockedShare: smaller(maxBlockedShare, other.maxBlockedShare),
            maxChangeAgainstLastRun: smaller(
                maxChangeAgainstLastRun, other.maxChangeAgainstLastRun))
    }
}

extension PolicyRetention {
    /// The shorter of each period.
    static func shorter(_ left: PolicyRetention?, _ right: PolicyRetention?) -> PolicyRetention? {
        guard let left, let right else { return left ?? right }
        return PolicyRetention(
            atRecipient: Period.shorter(left.atRecipient, right.atRecipient),
            withdrawWithin: Period.shorter(left.withdrawWithin, right.withdrawWithin))
    }
}

extension Period {
    /// The shorter of two; nil for none.
    static func shorter(_ left: Period?, _ right: Period?) -> Period? {
        guard let left, let right else { return left ?? right }
        return shorter(left, right)
    }

    /// The shorter of two, months and days counted from the first day of February 2026.
    ///
    /// Of `P1M` and `P30D` either can be the shorter, by where in the calendar it begins; the same
    /// pair always has the same answer, and from the shortest month it is rather the month.
    static func shorter(_ left: Period, _ right: Period) -> Period {
        left.end(from: february) <= right.end(from: february) ? left : right
    }

    private static let february = Instant(seconds: 1_769_904_000)
}

/// The smaller of two limits; no limit is the greatest.
private func smaller<Limit: Comparable>(_ left: Limit?, _ right: Limit?) -> Limit? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
}
