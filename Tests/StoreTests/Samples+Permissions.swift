// Grants, shares and rules of exports for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

extension Samples {
    static func end(after seconds: Int64 = 60) throws -> TermEnd {
        TermEnd(
            by: try Name("admin"), at: instant.advanced(bySeconds: seconds), reason: "it is over")
    }

    static func administrator(_ name: String = "admin") throws -> Enrolment {
        Enrolment(name: try Name(name), role: .administrator, account: 1000, enrolledAt: instant)
    }

    static func grant(
        _ number: UInt8 = 1, of role: Role = .officer, to principal: String = "officer-one",
        until: Instant? = nil
    ) throws -> RoleGrant {
        RoleGrant(
            identifier: try identifier(number), principal: try Name(principal), role: role,
            from: instant, until: until, grantedBy: try Name("admin"), reason: "it is needed")
    }

    static func share(_ number: UInt8 = 1, person: String? = "officer-one") throws -> Share {
        Share(
            identifier: try identifier(number), connection: try Name("newsletter"),
            person: try person.map { try Name($0) }, from: instant, until: .distantFuture,
            sharedBy: try Name("admin"), reason: "it is needed")
    }

    static func agreementText(version: Int = 2) throws -> AgreementTextRecord {
        AgreementTextRecord(
            name: "privacy-compliance", version: version,
            bodies: ["en": "I agree to {purposes}", "id": "Saya setuju"],
            publishedBy: try Name("admin"), publishedAt: instant)
    }

    static func constraint(
        _ number: UInt8 = 1, rule: ExportConstraint.Rule = .notRecorder
    ) throws -> ExportConstraint {
        ExportConstraint(
            identifier: try identifier(number), export: try Name("weekly"), rule: rule,
            addedBy: try Name("admin"), addedAt: instant, reason: "four eyes")
    }

    static func schedule(
        _ export: String = "weekly", state: ExportSchedule.State = .active,
        reason: ReasonCode? = nil
    ) throws -> ExportSchedule {
        ExportSchedule(
            export: try Name(export), owner: try Name("officer-one"), secondOfDay: 3600,
            changedAt: instant, due: instant.advanced(bySeconds: 60), state: state,
            reason: reason)
    }
}
