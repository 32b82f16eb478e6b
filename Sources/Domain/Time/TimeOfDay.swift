// A time of every day.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A time of every day, in UTC, to the minute where people write it: `06:30`.
public struct TimeOfDay: Hashable, Sendable, TextCoded {
    /// Seconds after midnight.
    public let second: Int

    /// For the error of a text that is none.
    public static let expectation = "a time of day such as 06:30, in UTC"

    private static let day: Int64 = 86_400

    /// Takes seconds after midnight; nil beyond the day.
    public init?(second: Int) {
        guard (0..<Int(Self.day)).contains(second) else { return nil }
        self.second = second
    }

    /// Reads `HH:MM`; nil for anything else.
    public init?(_ text: String) {
        var reader = DigitReader(Array(text.utf8))
        guard let hour = reader.digits(2), hour < 24, reader.take(":"),
            let minute = reader.digits(2), minute < 60, reader.isAtEnd
        else { return nil }
        second = hour * 3600 + minute * 60
    }

    /// `HH:MM`; a part of a minute is not shown.
    public var description: String {
        CalendarDate.padded(second / 3600, to: 2) + ":"
            + CalendarDate.padded(second / 60 % 60, to: 2)
    }

    /// The first instant at this time of day that is later than `instant`.
    public func next(after instant: Instant) -> Instant {
        let midnight = Int64(instant.date.daysSinceEpoch) * Self.day
        let today = Instant(seconds: midnight + Int64(second))
        return today > instant ? today : today.advanced(bySeconds: Self.day)
    }
}
