// Saying that a duty is done.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Says that a withdrawal was carried out at a recipient, as somebody saw to it by hand.
public struct ConfirmDuty: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.dutyConfirm

    /// Which.
    public let duty: Identifier<DutyNoun>
    /// What was done.
    public let statement: DutyStatement

    /// Asks to close it.
    public init(duty: Identifier<DutyNoun>, statement: DutyStatement) {
        self.duty = duty
        self.statement = statement
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<DutyRow> {
        let all: [DutyRecord]
        do { all = try workroom.store.duties(includingClosed: true) } catch {
            throw GatewayError(error)
        }
        guard var record = all.first(where: { $0.identifier == duty }) else {
            throw .notFound(kind: "duty", name: "\(duty)")
        }
        guard record.closedAt == nil else {
            throw .exists("the confirmation of duty \(duty)")
        }
        record.closedAt = workroom.now
        record.closedBy = try workroom.principal
        record.statement = statement.description
        let row = DutyRow(record, at: workroom.now)
        return Preparation(
            row,
            recording: [
                EntryDraft(
                    .propagationConfirmed, .allowed, by: workroom.actor, on: ("duty", "\(duty)"),
                    details: [
                        "how": "by hand", "late": .boolean(row.isLate ?? false),
                        "statement": .string(statement.description),
                    ])
            ], changing: [.closeDuty(record)])
    }
}
