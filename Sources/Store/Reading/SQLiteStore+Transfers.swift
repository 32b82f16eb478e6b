// Transfers and their batches, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Domain
import GRDB
public import Gateway

extension SQLiteStore {
    /// All transfers, newest first.
    public func transfers() throws(StorageError) -> [TransferRecord] {
        try read {
            try Row.fetchAll($0, sql: "SELECT body, state FROM transfers ORDER BY number DESC").map
            {
                var transfer: TransferRecord = try RecordBody.record(from: try $0.plain(0))
                transfer.state = try $0.value(1)
                return transfer
            }
        }
    }

    /// The batches of a transfer, in order.
    public func deliveries(
        of transfer: Identifier<Transfer>
    ) throws(StorageError) -> [DeliveryRecord] {
        try deliveries("WHERE transfer = ? ORDER BY batch", "\(transfer)")
    }

    /// Batches that were started and have no outcome.
    public func unfinishedDeliveries() throws(StorageError) -> [DeliveryRecord] {
        try deliveries(
            "WHERE state = ? ORDER BY transfer, batch", DeliveryRecord.State.started.rawValue)
    }

    private func deliveries(
        _ condition: String, _ argument: String
    ) throws(StorageError) -> [DeliveryRecord] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT transfer, batch, people, body, started_at, state, reason, process
                    FROM deliveries \(condition)
                    """, arguments: [argument]
            ).map(Self.delivery)
        }
    }

    private static func delivery(_ row: Row) throws -> DeliveryRecord {
        var reason: ReasonCode?
        if let text: String = try row.plainIfAny(6) {
            guard let code = ReasonCode(parsing: text) else { throw row.unreadable(6) }
            reason = code
        }
        return DeliveryRecord(
            transfer: try row.identifier(0), batch: try row.plain(1), people: try row.plain(2),
            body: try row.plain(3), startedAt: try row.instant(4), state: try row.value(5),
            reason: reason, process: try row.plainIfAny(7))
    }
}
