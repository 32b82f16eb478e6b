// A permit used twice.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// A permit, a release or an exeat is used a second time: it does not compile.
struct Attack20: AttackRow {
    func run() throws {
        for attempt in [
            "send-twice-under-one-permit", "deliver-twice", "redeem-twice", "send-without-permit",
            "forge-receipt",
        ] {
            let file = attempt + ".swift"
            try #require(CheatingTests.attempts.contains(file))
            try CheatingTests().`the compiler refuses an attempt to cheat`(attempt: file)
        }
    }
}
