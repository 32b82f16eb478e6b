// How long the recipient asks to be left alone.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How long the recipient asks to be left alone.
enum RateLimit {
    /// Seconds: what it says, one at least, and up to a fifth more so that not all come at once.
    static func pause(after answer: ServiceAnswer) -> Double {
        max(answer.rateLimitReset ?? 1, 1) * Double.random(in: 1...1.2)
    }
}
