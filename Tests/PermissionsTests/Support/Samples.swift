// People, grants, shares and times to ask about.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// People, grants, shares and times to ask about.
enum Samples {
    static let now = Instant(seconds: 1_793_491_200)

    /// Somebody with one role, granted without an end when they were enrolled.
    static func enrolment(
        _ role: Role, enrolledAt: Instant = now.advanced(bySeconds: -60), disabledAt: Instant? = nil
    ) throws -> Enrolment {
        try enrolment(
            [grant(role, from: enrolledAt)], enrolledAt: enrolledAt, disabledAt: disabledAt)
    }

    /// Somebody with these grants; enrolled as a viewer, which by itself says nothing.
    static func enrolment(
        _ grants: [RoleGrant], enrolledAt: Instant = now.advanced(bySeconds: -60),
        disabledAt: Instant? = nil
    ) throws -> Enrolment {
        Enrolment(
            name: try Name("somebody"), role: .viewer, account: 1_000, enrolledAt: enrolledAt,
            disabledAt: disabledAt, grants: grants)
    }

    static func grant(
        _ role: Role, number: UInt8 = 1, from: Instant = now.advanced(bySeconds: -60),
        until: Instant? = nil, endedAt: Instant? = nil
    ) throws -> RoleGrant {
        RoleGrant(
            identifier: try identifier(number), principal: try Name("somebody"), role: role,
            from: from, until: until, grantedBy: try Name("root"), reason: "enrolled",
            end: try endedAt.map { TermEnd(by: try Name("root"), at: $0, reason: "no more") })
    }

    static func share(
        with person: String? = nil, number: UInt8 = 9,
        from: Instant = now.advanced(bySeconds: -60), until: Instant? = nil,
        endedAt: Instant? = nil
    ) throws -> Share {
        Share(
            identifier: try identifier(number), connection: try Name("brevo-main"),
            person: try person.map { try Name($0) }, from: from, until: until,
            sharedBy: try Name("root"), reason: "added",
            end: try endedAt.map { TermEnd(by: try Name("root"), at: $0, reason: "no more") })
    }

    static func connection() throws -> ConnectionRecord {
        ConnectionRecord(
            name: try Name("brevo-main"), displayName: "Main", kind: "sendinblue",
            address: "https://example.com", addedBy: try Name("root"), addedAt: now,
            pollSeconds: 1)
    }

    static func identifier<Noun>(_ byte: UInt8) throws -> Identifier<Noun> {
        try #require(Identifier(at: now, random: [UInt8](repeating: byte, count: 10)))
    }
}

extension Instant {
    /// The instant so many microseconds later.
    func moved(by microseconds: Int64) -> Instant {
        Instant(microseconds: self.microseconds + microseconds)
    }
}
