// How far ahead of the clock an event may be dated.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// How far ahead of the gateway's clock an event may be dated when it comes in.
///
/// Two honest clocks differ by a little. An event dated further ahead would lie in wait and decide
/// one day against everything said before it, so it is kept out of the ledger.
public enum ConsentClock {
    /// Five minutes.
    public static let toleratedSeconds: Int64 = 300

    /// Whether an event expressed then may enter the ledger now.
    public static func accepts(_ expressedAt: Instant, at now: Instant) -> Bool {
        expressedAt <= now.advanced(bySeconds: toleratedSeconds)
    }
}
