// Whether a consent has come of age.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whether a consent has reached the age at which it no longer counts.
///
/// Months have different lengths, so the calendar is asked only near the end of the period: no
/// period of a given number of months is two weeks longer in one place of it than in another.
struct ConsentAge: Sendable {
    private static let slack: Int64 = 16 * 86_400

    private let period: Period
    private let now: Instant
    private let surelyExpired: Instant
    private let surelyValid: Instant

    /// Prepares a period for the instant of the run.
    init(_ period: Period, now: Instant) {
        self.period = period
        self.now = now
        let length = period.end(from: now).seconds - now.seconds
        surelyExpired = now.advanced(bySeconds: -length - Self.slack)
        surelyValid = now.advanced(bySeconds: -length + Self.slack)
    }

    /// Whether the period has passed since; at its last second it has.
    func isReached(since expressedAt: Instant) -> Bool {
        if expressedAt > surelyValid { return false }
        if expressedAt < surelyExpired { return true }
        return period.end(from: expressedAt) <= now
    }
}
