// The rows of principals and their roles, on one connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import GRDB

/// The rows of principals as one connection sees them, inside a transaction or a snapshot.
struct PrincipalRows {
    let database: Database

    /// Everybody who was ever enrolled with every role they held, by name.
    func all() throws -> [Enrolment] {
        let grants = Dictionary(grouping: try self.grants(), by: \.principal)
        return try Row.fetchAll(
            database,
            sql: """
                SELECT name, role, account, enrolled_at, disabled_at FROM principals
                ORDER BY name
                """
        ).map {
            let name: Name<Principal> = try $0.name(0)
            return Enrolment(
                name: name, role: try $0.value(1), account: try $0.plain(2),
                enrolledAt: try $0.instant(3), disabledAt: try $0.instantIfAny(4),
                grants: grants[name] ?? [])
        }
    }

    private func grants() throws -> [RoleGrant] {
        try Row.fetchAll(database, sql: "SELECT body, ended FROM role_grants ORDER BY number").map {
            var grant: RoleGrant = try RecordBody.record(from: try $0.plain(0))
            grant.end = try $0.end(1)
            return grant
        }
    }
}
