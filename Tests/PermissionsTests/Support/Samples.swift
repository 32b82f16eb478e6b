// People, connections and times to ask about.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// People, connections and times to ask about.
enum Samples {
    static let now = Instant(seconds: 1_793_491_200)

    static func enrolment(
        _ role: Role, enrolledAt: Instant = now.advanced(bySeconds: -60), disabledAt: Instant? = nil
    ) throws -> Enrolment {
        Enrolment(
            name: try Name("somebody"), role: role, account: 1_000, enrolledAt: enrolledAt,
            disabledAt: disabledAt)
    }

    static func connection(_ sharing: Sharing) throws -> ConnectionRecord {
        ConnectionRecord(
            name: try Name("brevo-main"), displayName: "Main", kind: "sendinblue",
            address: "https://example.com", sharing: sharing, addedBy: try Name("root"),
            addedAt: now, pollSeconds: 1)
    }

    static func identifier<Noun>(_ byte: UInt8) throws -> Identifier<Noun> {
        try #require(Identifier(at: now, random: [UInt8](repeating: byte, count: 10)))
    }
}
