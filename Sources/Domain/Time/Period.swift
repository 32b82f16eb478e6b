// A length of time as policies write it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A length of time as policies write it: `P24M`, `P2Y`, `P30D`, `PT72H`.
///
/// One or more of years, months, days, hours, minutes and seconds in that order (ISO 8601
/// without weeks and fractions). A month later than the 31st is the last day of a shorter month.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// The text it was read from.
    public let description: String
    private let months: Int
    private let seconds: Int64

    /// Reads the text; nil if it is empty, zero, or not in the form above.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == 0x50, bytes.count > 2, bytes.count <= 24 else { return nil }
        var (months, seconds): (Int, Int64) = (0, 0)
        var number: Int?
        var isTime = false
        var lastRank = 0
        for byte in bytes.dropFirst() {
            switch (byte, number) {
            case (0x30...0x39, let value):
                let next = (value ?? 0) * 10 + Int(byte - 0x30)
                guard next <= 100_000_000 else { return nil }
                number = next
            case (0x54, nil) where !isTime:
                isTime = true
                lastRank = 3
            case (_, let value?):
                let rank: Int
                switch (byte, isTime) {
                case (0x59, false): (rank, months) = (1, months + value * 12)
                case (0x4D, false): (rank, months) = (2, months + value)
                case (0x44, false): (rank, seconds) = (3, seconds + Int64(value) * 86_400)
                case (0x48, true): (rank, seconds) = (4, seconds + Int64(value) * 3600)
                case (0x4D, true): (rank, seconds) = (5, seconds + Int64(value) * 60)
                case (0x53, true): (rank, seconds) = (6, seconds + Int64(value))
                default: return nil
                }
                guard rank > lastRank else { return nil }
                lastRank = rank
                number = nil
            default: return nil
            }
        }
        guard number == nil, months > 0 || seconds > 0, !(isTime && lastRank == 3) else {
            return nil
        }
        (self.months, self.seconds, description) = (months, seconds, text)
    }

    /// `instant` plus this period: months first, then the rest; never beyond the distant future.
    public func end(from instant: Instant) -> Instant {
        // Longer than the calendar, which also keeps the sums below from overflowing.
        guard seconds < Instant.distantFuture.seconds else { return .distantFuture }
        return min(sum(from: instant), .distantFuture)
    }

    private func sum(from instant: Instant) -> Instant {
        guard months > 0 else { return instant.advanced(bySeconds: seconds) }
        let start = instant.date
        let month = start.year * 12 + start.month - 1 + months
        guard
            let date = CalendarDate(
                year: month / 12, month: month % 12 + 1,
                day: min(start.day, CalendarDate.days(in: month % 12 + 1, of: month / 12)))
        else { return .distantFuture }
        let days = Int64(date.daysSinceEpoch - start.daysSinceEpoch)
        return instant.advanced(bySeconds: days * 86_400 + seconds)
    }
}

extension Period: TextCoded {
    /// For the error of a text that is none.
    public static let expectation = "a period such as P24M or PT72H"
}
