// Puts duties and approvals into rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import GRDB
import Gateway

extension StateWriter {
    func open(_ duty: DutyRecord) throws {
        let noun = "the duty `\(duty.identifier)`"
        guard duty.opened == duty else {
            throw StorageError.failed("\(noun) does not begin closed")
        }
        try insert(
            noun, "INSERT INTO duties (number, identifier, due_at, body) VALUES (?, ?, ?, ?)",
            [
                try next("duties"), "\(duty.identifier)", duty.until.microseconds,
                try RecordBody.text(of: duty),
            ])
    }

    /// Closes a duty that is the same in everything else.
    func close(_ duty: DutyRecord) throws {
        let noun = "the duty `\(duty.identifier)`"
        guard let closedAt = duty.closedAt, let closedBy = duty.closedBy,
            let statement = duty.statement
        else { throw StorageError.failed("\(noun) is not closed without time, person and words") }
        let body = try RecordBody.text(of: duty.opened)
        try database.execute(
            sql: """
                UPDATE duties SET closed_at = ?, closed_by = ?, statement = ?
                WHERE identifier = ? AND closed_at IS NULL AND body = ?
                """,
            arguments: [
                closedAt.microseconds, closedBy.text, statement, "\(duty.identifier)", body,
            ])
        if database.changesCount == 1 { return }
        let stored = try String.fetchOne(
            database, sql: "SELECT body FROM duties WHERE identifier = ?",
            arguments: ["\(duty.identifier)"])
        guard let stored else { throw StorageError.failed("\(noun) is not there to end") }
        guard stored == body else { throw StorageError.failed("\(noun) was opened as another") }
        throw StorageError.conflict("the end of \(noun)")
    }

    func add(_ approval: ApprovalRecord) throws {
        let noun = "the approval `\(approval.identifier)`"
        guard approval.usedBy == nil else {
            throw StorageError.failed("\(noun) does not begin used")
        }
        try insert(
            noun, "INSERT INTO approvals (number, identifier, plan, body) VALUES (?, ?, ?, ?)",
            [
                try next("approvals"), "\(approval.identifier)", "\(approval.plan)",
                try RecordBody.text(of: approval),
            ])
    }

    func use(
        _ approval: Identifier<ApprovalNoun>, by transfer: Identifier<Transfer>
    ) throws {
        try database.execute(
            sql: "UPDATE approvals SET used_by = ? WHERE identifier = ? AND used_by IS NULL",
            arguments: ["\(transfer)", "\(approval)"])
        guard database.changesCount == 0 else { return }
        try refuseEnd("the approval `\(approval)`", "\(approval)", in: "approvals")
    }
}

extension DutyRecord {
    /// The duty as it was opened.
    fileprivate var opened: DutyRecord {
        var duty = self
        (duty.closedAt, duty.closedBy, duty.statement) = (nil, nil, nil)
        return duty
    }
}
