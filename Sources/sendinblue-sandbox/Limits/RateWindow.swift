// A limit on requests over a window of time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A limit on requests over a window of time; a window begins with the first request in it.
struct RateWindow: Equatable, Sendable {
    let limit: Int
    /// Seconds.
    let length: Int
    private var start: Moment?
    private var used = 0

    init(limit: Int, length: Int) {
        self.limit = limit
        self.length = length
    }

    /// Counts one request; false if it is one too many.
    mutating func take(at now: Moment) -> Bool {
        if let start, now.milliseconds - start.milliseconds < length * 1000, now >= start {
            used += 1
        } else {
            start = now
            used = 1
        }
        return used <= limit
    }

    /// Requests that are left.
    var remaining: Int { max(0, limit - used) }

    /// Whole seconds until the window ends, at least 1.
    func secondsLeft(at now: Moment) -> Int {
        guard let start else { return length }
        let left = start.milliseconds + length * 1000 - now.milliseconds
        return max(1, (left + 999) / 1000)
    }
}
