// The bands that ages are told in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The bands that ages are told in: `<18`, `18-24`, `25-34`, `65+`.
struct AgeBands: Sendable {
    private let starts: [Int]
    let labels: [[UInt8]]
    private let today: Int

    /// Takes the ages at which a new band begins, ascending, and the day of the run.
    init(_ starts: [Int], today: Int) {
        self.starts = starts
        self.today = today
        var labels: [String] = []
        for (index, start) in starts.enumerated() {
            if index == 0 { labels.append("<\(start)") }
            let isLast = index + 1 == starts.count
            labels.append(isLast ? "\(start)+" : "\(start)-\(starts[index + 1] - 1)")
        }
        self.labels = labels.map { Array($0.utf8) }
    }

    /// The band a birth date falls into; nil when it is no date, or still to come.
    func band(of value: Span<UInt8>) -> Int? {
        guard let birth = ProfileDate.key(in: value),
            let age = ProfileDate.years(from: birth, until: today)
        else { return nil }
        var band = 0
        while band < starts.count, age >= starts[band] { band += 1 }
        return band
    }
}
