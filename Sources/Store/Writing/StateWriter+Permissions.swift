// Puts shares, agreement texts, constraints and schedules into rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import GRDB
import Gateway

extension StateWriter {
    func add(_ share: Share) throws {
        var body = share
        body.end = nil
        try insert(
            "the share `\(share.identifier)`",
            """
            INSERT INTO shares (number, identifier, connection, body, ended)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                try next("shares"), "\(share.identifier)", share.connection.text,
                try RecordBody.text(of: body), try share.end.map(RecordBody.text),
            ])
    }

    func add(_ text: AgreementTextRecord) throws {
        try insert(
            "version \(text.version) of the agreement text `\(text.name)`",
            "INSERT INTO agreement_texts (number, name, version, body) VALUES (?, ?, ?, ?)",
            [
                try next("agreement_texts"), text.name, text.version,
                try RecordBody.text(of: text),
            ])
    }

    func add(_ constraint: ExportConstraint) throws {
        var body = constraint
        body.end = nil
        try insert(
            "the separation of duties `\(constraint.identifier)`",
            """
            INSERT INTO export_constraints (number, identifier, export, body, ended)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                try next("export_constraints"), "\(constraint.identifier)",
                constraint.export.text, try RecordBody.text(of: body),
                try constraint.end.map(RecordBody.text),
            ])
    }

    func add(_ schedule: ExportSchedule) throws {
        try insert(
            "the schedule of the export `\(schedule.export)`",
            "INSERT INTO export_schedules (number, export, body) VALUES (?, ?, ?)",
            [
                try next("export_schedules"), schedule.export.text,
                try RecordBody.text(of: schedule),
            ])
    }
}
