// Puts transfers and their batches into rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import GRDB
import Gateway

extension StateWriter {
    func add(_ transfer: TransferRecord) throws {
        try insert(
            "the transfer `\(transfer.identifier)`",
            "INSERT INTO transfers (number, identifier, state, body) VALUES (?, ?, ?, ?)",
            [
                try next("transfers"), "\(transfer.identifier)", transfer.state.rawValue,
                try RecordBody.text(of: transfer),
            ])
    }

    /// A refused transfer stays refused, and what was decided to leave is never refused later.
    func move(_ transfer: Identifier<Transfer>, to state: TransferState) throws {
        guard state != .refused else {
            throw StorageError.failed("the transfer `\(transfer)` cannot be refused after the fact")
        }
        try database.execute(
            sql: "UPDATE transfers SET state = ? WHERE identifier = ? AND state <> ?",
            arguments: [state.rawValue, "\(transfer)", TransferState.refused.rawValue])
        guard database.changesCount == 1 else {
            throw StorageError.failed("there is no transfer `\(transfer)` that may be moved")
        }
    }

    func start(_ delivery: DeliveryRecord) throws {
        let noun = "batch \(delivery.batch) of the transfer `\(delivery.transfer)`"
        guard delivery.state == .started else {
            throw StorageError.failed("\(noun) does not begin with its outcome")
        }
        let mayStart = try Row.fetchOne(
            database, sql: "SELECT identifier FROM transfers WHERE identifier = ? AND state <> ?",
            arguments: ["\(delivery.transfer)", TransferState.refused.rawValue])
        guard mayStart != nil else {
            throw StorageError.failed("\(noun) belongs to no transfer that may be sent")
        }
        try insert(
            noun,
            """
            INSERT INTO deliveries
            (transfer, batch, people, body, started_at, state, reason, process)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                "\(delivery.transfer)", delivery.batch, delivery.people, delivery.body,
                delivery.startedAt.microseconds, delivery.state.rawValue,
                delivery.reason?.description, delivery.process,
            ])
    }

    /// From started to any outcome, and from uncertain to a certain one; never from a certain one.
    func end(_ delivery: DeliveryRecord) throws {
        let noun = "batch \(delivery.batch) of the transfer `\(delivery.transfer)`"
        guard delivery.state != .started else {
            throw StorageError.failed("\(noun) does not end by starting")
        }
        // An uncertain batch is not left by another uncertainty: nothing was learnt.
        let second: DeliveryRecord.State = delivery.state == .uncertain ? .started : .uncertain
        try database.execute(
            sql: """
                UPDATE deliveries SET state = ?, reason = ?, process = ?
                WHERE transfer = ? AND batch = ? AND state IN (?, ?)
                AND people = ? AND body = ? AND started_at = ?
                """,
            arguments: [
                delivery.state.rawValue, delivery.reason?.description, delivery.process,
                "\(delivery.transfer)", delivery.batch, DeliveryRecord.State.started.rawValue,
                second.rawValue, delivery.people, delivery.body, delivery.startedAt.microseconds,
            ])
        if database.changesCount == 1 { return }
        let stored = try Row.fetchOne(
            database, sql: "SELECT body FROM deliveries WHERE transfer = ? AND batch = ?",
            arguments: ["\(delivery.transfer)", delivery.batch])
        guard let stored else { throw StorageError.failed("\(noun) was never started") }
        guard try stored.plain(0) as String == delivery.body else {
            throw StorageError.failed("\(noun) was started with another body")
        }
        throw StorageError.conflict("an outcome of \(noun)")
    }
}
