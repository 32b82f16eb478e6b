// Duties and approvals, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Domain
import GRDB
public import Gateway

extension SQLiteStore {
    /// What has to be done at recipients: all that is open, and the closed ones if asked for, by
    /// deadline.
    public func duties(includingClosed: Bool) throws(StorageError) -> [DutyRecord] {
        let condition = includingClosed ? "" : "WHERE closed_at IS NULL"
        return try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT body, closed_at, closed_by, statement FROM duties \(condition)
                    ORDER BY due_at, number
                    """
            ).map {
                var duty: DutyRecord = try RecordBody.record(from: try $0.plain(0))
                guard let closedAt = try $0.instantIfAny(1) else { return duty }
                duty.closedAt = closedAt
                duty.closedBy = try $0.name(2)
                duty.statement = try $0.plain(3)
                return duty
            }
        }
    }

    /// A plan's approvals, oldest first.
    public func approvals(
        of plan: Identifier<Transfer>
    ) throws(StorageError) -> [ApprovalRecord] {
        try read {
            try Row.fetchAll(
                $0, sql: "SELECT body, used_by FROM approvals WHERE plan = ? ORDER BY number",
                arguments: ["\(plan)"]
            ).map {
                var approval: ApprovalRecord = try RecordBody.record(from: try $0.plain(0))
                if try $0.plainIfAny(1) as String? != nil {
                    approval.usedBy = try $0.identifier(1)
                }
                return approval
            }
        }
    }
}
