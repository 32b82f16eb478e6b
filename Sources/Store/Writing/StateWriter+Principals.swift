// Puts principals and the roles that they hold into rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import GRDB
import Gateway

extension StateWriter {
    func add(_ enrolment: Enrolment) throws {
        try insert(
            "the principal `\(enrolment.name)`",
            """
            INSERT INTO principals (name, role, account, enrolled_at, disabled_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                enrolment.name.text, enrolment.role.rawValue, Int64(enrolment.account),
                enrolment.enrolledAt.microseconds, enrolment.disabledAt?.microseconds,
            ])
        for grant in enrolment.grants { try add(grant) }
    }

    func disable(_ principal: Name<Principal>, at instant: Instant) throws {
        try keepingAnAdministrator(at: instant) {
            try database.execute(
                sql: "UPDATE principals SET disabled_at = ? WHERE name = ? AND disabled_at IS NULL",
                arguments: [instant.microseconds, principal.text])
            if database.changesCount == 1 { return }
            let isKnown = try Row.fetchOne(
                database, sql: "SELECT name FROM principals WHERE name = ?",
                arguments: [principal.text])
            guard isKnown != nil else {
                throw StorageError.failed("there is no principal `\(principal)` to disable")
            }
            throw StorageError.conflict("the end of the principal `\(principal)`")
        }
    }

    func add(_ grant: RoleGrant) throws {
        var body = grant
        body.end = nil
        try insert(
            "the grant `\(grant.identifier)`",
            """
            INSERT INTO role_grants (number, identifier, principal, body, ended)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                try next("role_grants"), "\(grant.identifier)", grant.principal.text,
                try RecordBody.text(of: body), try grant.end.map(RecordBody.text),
            ])
    }

    func end(_ grant: Identifier<GrantNoun>, _ end: TermEnd) throws {
        try keepingAnAdministrator(at: end.at) {
            try self.end("the grant `\(grant)`", "\(grant)", in: "role_grants", end)
        }
    }

    /// Puts its one end to a row.
    func end(_ noun: String, _ identifier: String, in table: String, _ end: TermEnd) throws {
        try database.execute(
            sql: "UPDATE \(table) SET ended = ? WHERE identifier = ? AND ended IS NULL",
            arguments: [try RecordBody.text(of: end), identifier])
        guard database.changesCount == 0 else { return }
        try refuseEnd(noun, identifier, in: table)
    }

    /// Says why nothing ended: it had ended before, or there is no such thing.
    func refuseEnd(_ noun: String, _ identifier: String, in table: String) throws {
        let isKnown = try Row.fetchOne(
            database, sql: "SELECT identifier FROM \(table) WHERE identifier = ?",
            arguments: [identifier])
        guard isKnown != nil else { throw StorageError.failed("\(noun) is not there to end") }
        throw StorageError.conflict("the end of \(noun)")
    }

    /// Where an administrator may act before a change, one still may after it; and where one may
    /// with no end in sight.
    private func keepingAnAdministrator(at instant: Instant, _ change: () throws -> Void) throws {
        let rows = PrincipalRows(database: database)
        let before = try rows.all()
        try change()
        let after = try rows.all()
        let rules: [(Enrolment) -> Bool] = [
            { $0.holds(.administrator, at: instant) }, { $0.keeps(.administrator, at: instant) },
        ]
        for rule in rules where before.contains(where: rule) && !after.contains(where: rule) {
            throw StorageError.conflict("the last administrator who may act")
        }
    }
}
