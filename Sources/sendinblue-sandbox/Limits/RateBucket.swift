// One bucket of requests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One bucket of requests: all its windows count every request.
struct RateBucket: Equatable, Sendable {
    private var windows: [RateWindow]

    /// All of `/v3/contacts`: 10 a second and 36 000 an hour.
    static let contacts = RateBucket(windows: [
        RateWindow(limit: 10, length: 1), RateWindow(limit: 36_000, length: 3600),
    ])

    /// Everything not listed, so jobs and the account: 100 an hour.
    static let others = RateBucket(windows: [RateWindow(limit: 100, length: 3600)])

    /// Counts one request; false if it is one too many in any window.
    mutating func take(at now: Moment) -> Bool {
        var isWithin = true
        for index in windows.indices where !windows[index].take(at: now) { isWithin = false }
        return isWithin
    }

    /// The three headers, about the window that has least left; there is no `Retry-After`.
    func headers(at now: Moment) -> [String: String] {
        guard let tight = windows.min(by: { $0.remaining < $1.remaining }) else { return [:] }
        return [
            "x-sib-ratelimit-limit": String(tight.limit),
            "x-sib-ratelimit-remaining": String(tight.remaining),
            "x-sib-ratelimit-reset": String(tight.secondsLeft(at: now)),
        ]
    }
}
