// A point in time, in microseconds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A point in time: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Microseconds since the epoch; negative before it.
    public let microseconds: Int64

    /// Takes microseconds since the epoch.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Takes whole seconds since the epoch.
    public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 {
        let (whole, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return rest < 0 ? whole - 1 : whole
    }

    /// Later than anything that is ever compared: "no end".
    public static let distantFuture = Instant(seconds: 253_402_300_799)

    /// The calendar day in UTC.
    public var date: CalendarDate {
        CalendarDate(daysSinceEpoch: Int((Double(seconds) / 86_400).rounded(.down)))
    }

    /// Earlier before later.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// RFC 3339 in UTC with `Z`; six decimals of a second unless it is whole.
    public var description: String {
        let secondOfDay = seconds - Int64(date.daysSinceEpoch) * 86_400
        let fraction = microseconds - seconds * 1_000_000
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
            .map { CalendarDate.padded(Int($0), to: 2) }.joined(separator: ":")
        let decimals = fraction == 0 ? "" : "." + CalendarDate.padded(Int(fraction), to: 6)
        return "\(date)T\(clock)\(decimals)Z"
    }

    /// This instant plus whole seconds.
    public func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * 1_000_000)
    }

    /// This instant with anything below a second cut off.
    public var wholeSecond: Instant { Instant(seconds: seconds) }
}

extension Instant {
    /// Reads RFC 3339: `T` or a blank between date and time, `Z` or an offset, up to nine decimals.
    ///
    /// Anything finer than a microsecond is cut off. Nil for anything else, leap second 60 included,
    /// and where an offset leads out of the years 1 to 9999.
    public init?(_ text: String) { self.init(utf8: Array(text.utf8)) }

    /// The same from bytes.
    public init?(utf8 bytes: some Collection<UInt8>) {
        var reader = DigitReader(Array(bytes))
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
            reader.take("-"), let day = reader.digits(2),
            let date = CalendarDate(year: year, month: month, day: day),
            reader.take("T") || reader.take(" "),
            let hour = reader.digits(2), hour < 24, reader.take(":"),
            let minute = reader.digits(2), minute < 60, reader.take(":"),
            let second = reader.digits(2), second < 60
        else { return nil }
        var fraction: Int64 = 0
        if reader.take(".") {
            var unit: Int64 = 100_000
            var count = 0
            while let digit = reader.digits(1) {
                fraction += Int64(digit) * unit
                unit /= 10
                count += 1
            }
            guard (1...9).contains(count) else { return nil }
        }
        var offset = 0
        if !reader.take("Z") {
            let east = reader.take("+")
            guard east || reader.take("-"), let hours = reader.digits(2), hours < 24,
                reader.take(":"), let minutes = reader.digits(2), minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (east ? 60 : -60)
        }
        guard reader.isAtEnd else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
        guard (-62_135_596_800...253_402_300_799).contains(seconds) else { return nil }
        self.init(microseconds: Int64(seconds) * 1_000_000 + fraction)
    }
}

extension Instant: TextCoded {
    /// For the error of a text that is none.
    public static let expectation = "an RFC 3339 time"
}
