// Shares, agreement texts, constraints and schedules, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Domain
import GRDB
public import Gateway

extension SQLiteStore {
    /// Every share of a connection, oldest first.
    public func shares(of connection: Name<Connection>) throws(StorageError) -> [Share] {
        try read {
            try Row.fetchAll(
                $0, sql: "SELECT body, ended FROM shares WHERE connection = ? ORDER BY number",
                arguments: [connection.text]
            ).map {
                var share: Share = try RecordBody.record(from: try $0.plain(0))
                share.end = try $0.end(1)
                return share
            }
        }
    }

    /// Every version of the words that administrators agree to, in order of publication.
    public func agreementTexts() throws(StorageError) -> [AgreementTextRecord] {
        try records("SELECT body FROM agreement_texts ORDER BY number")
    }

    /// Every separation of duties that an export is or was under, oldest first.
    public func constraints(
        on export: Name<Export>
    ) throws(StorageError) -> [ExportConstraint] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT body, ended FROM export_constraints WHERE export = ? ORDER BY number
                    """, arguments: [export.text]
            ).map {
                var constraint: ExportConstraint = try RecordBody.record(from: try $0.plain(0))
                constraint.end = try $0.end(1)
                return constraint
            }
        }
    }

    /// The newest schedule of each export that has one, by name, whatever its state.
    public func schedules() throws(StorageError) -> [ExportSchedule] {
        try records(
            """
            SELECT body FROM export_schedules WHERE number IN
            (SELECT MAX(number) FROM export_schedules GROUP BY export) ORDER BY export
            """)
    }
}
