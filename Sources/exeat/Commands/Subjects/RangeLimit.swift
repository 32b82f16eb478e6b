// Where a range of time begins or ends.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// Where a range of time begins or ends: an instant, or a whole day in UTC.
struct RangeLimit: ExpressibleByArgument {
    private let instant: Instant
    private let isDay: Bool

    private static let secondsOfDay: Int64 = 86_400

    /// Reads an RFC 3339 time or a date.
    init?(argument: String) {
        if let instant = Instant(argument) {
            self.instant = instant
            isDay = false
        } else if let day = Instant(argument + "T00:00:00Z") {
            instant = day
            isDay = true
        } else {
            return nil
        }
    }

    /// The first instant of a range that begins here.
    var beginning: Instant { instant }

    /// The first instant after a range that ends here; a day belongs to it as a whole.
    var end: Instant { isDay ? instant.advanced(bySeconds: Self.secondsOfDay) : instant }
}
