// The day on which the tests' samples are made.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// The day on which the tests' samples are made.
enum SampleDay {
    static var today: CalendarDate {
        get throws { try #require(CalendarDate(year: 2026, month: 11, day: 1)) }
    }
}
