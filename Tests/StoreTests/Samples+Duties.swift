// Duties and approvals for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

extension Samples {
    static func duty(_ number: UInt8 = 1, within seconds: Int64 = 3600) throws -> DutyRecord {
        DutyRecord(
            identifier: try identifier(number), event: try identifier(2),
            connection: try Name("newsletter"), list: 42,
            recipient: "Recipient of company.example", transfers: 3, newest: try identifier(3),
            openedAt: instant, until: instant.advanced(bySeconds: seconds))
    }

    static func closed(_ duty: DutyRecord) throws -> DutyRecord {
        var duty = duty
        duty.closedAt = instant.advanced(bySeconds: 60)
        duty.closedBy = try Name("admin")
        duty.statement = "taken off the list"
        return duty
    }

    static func approval(_ number: UInt8 = 1) throws -> ApprovalRecord {
        ApprovalRecord(
            identifier: try identifier(number), plan: try plan().identifier, digest: "aa",
            approvedBy: try Name("second"), approvedAt: instant,
            validUntil: instant.advanced(bySeconds: 3600))
    }
}
