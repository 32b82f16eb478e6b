// The gateway's state, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Domain
import Foundation
import GRDB
public import Gateway

extension SQLiteStore: StateReading {
    /// The home; nil before it was made.
    public func home() throws(StorageError) -> HomeRecord? {
        try record("SELECT body FROM home")
    }

    /// Everybody who was ever enrolled with every role they held, by name.
    public func principals() throws(StorageError) -> [Enrolment] {
        try read { try PrincipalRows(database: $0).all() }
    }

    /// All connections, by name.
    public func connections() throws(StorageError) -> [ConnectionRecord] {
        try records("SELECT body FROM connections ORDER BY name")
    }

    /// The newest credential of a connection.
    public func credential(
        of connection: Name<Connection>
    ) throws(StorageError) -> SealedCredential? {
        try read {
            let row = try Row.fetchOne(
                $0,
                sql: """
                    SELECT version, sealed_at, wrapped_key, box FROM credentials
                    WHERE connection = ? ORDER BY version DESC LIMIT 1
                    """, arguments: [connection.text])
            return try row.map {
                SealedCredential(
                    connection: connection, version: try $0.plain(0), sealedAt: try $0.instant(1),
                    wrappedKey: try $0.box(2), box: try $0.box(3))
            }
        }
    }

    /// The newest agreement for a connection: the one that was recorded last.
    public func agreement(for connection: Name<Connection>) throws(StorageError) -> Agreement? {
        try record(
            "SELECT body FROM agreements WHERE connection = ? ORDER BY number DESC LIMIT 1",
            [connection.text])
    }

    /// All segments, by name.
    public func segments() throws(StorageError) -> [SegmentRecord] {
        try records("SELECT body FROM segments ORDER BY name")
    }

    /// All exports, by name.
    public func exports() throws(StorageError) -> [ExportRecord] {
        try records("SELECT body FROM exports ORDER BY name")
    }

    /// Every activated policy, in order of activation; the last of an identifier is in force.
    public func policies() throws(StorageError) -> [PolicyRecord] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT identifier, version, digest, source, activated_by, activated_at,
                    active_from, is_guard_rail, entry
                    FROM policies ORDER BY number
                    """
            ).map {
                PolicyRecord(
                    identifier: try $0.plain(0), version: try $0.plain(1),
                    digest: try $0.digest(2), source: try $0.bytes(3),
                    activatedBy: try $0.name(4), activatedAt: try $0.instant(5),
                    activeFrom: try $0.instantIfAny(6), isGuardRail: try $0.plain(7),
                    entry: UInt64(clamping: try $0.plain(8) as Int64))
            }
        }
    }

    /// A plan.
    public func plan(_ identifier: Identifier<Transfer>) throws(StorageError) -> PlanRecord? {
        try record("SELECT body FROM plans WHERE identifier = ?", ["\(identifier)"])
    }

    /// The record of a statement whose only column is its body; nil if there is no row.
    func record<Record: Decodable>(
        _ sql: String, _ arguments: StatementArguments = []
    ) throws(StorageError) -> Record? {
        try read {
            try String.fetchOne($0, sql: sql, arguments: arguments).map {
                try RecordBody.record(from: $0)
            }
        }
    }

    /// The records of a statement whose only column is their body.
    func records<Record: Decodable>(
        _ sql: String, _ arguments: StatementArguments = []
    ) throws(StorageError) -> [Record] {
        try read {
            try String.fetchAll($0, sql: sql, arguments: arguments).map {
                try RecordBody.record(from: $0)
            }
        }
    }
}
