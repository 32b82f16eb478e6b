// Puts state changes into rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
import GRDB
import Gateway

/// Puts state changes into rows, inside the transaction that holds their entry.
///
/// What it throws undoes the whole transaction. `StorageError.conflict` is for what exists already;
/// a change that finds nothing to change, or not what it should, is a failure.
struct StateWriter {
    let database: Database

    /// Applies one change.
    func apply(_ change: StateChange) throws {
        switch change {
        case .createHome(let home): try create(home)
        case .addKey(let key): try add(key)
        case .enrol(let enrolment): try add(enrolment)
        case .disable(let principal, let instant): try disable(principal, at: instant)
        case .addGrant(let grant): try add(grant)
        case .endGrant(let grant, let end): try self.end(grant, end)
        case .addShare(let share): try add(share)
        case .endShare(let share, let end):
            try self.end("the share `\(share)`", "\(share)", in: "shares", end)
        case .publishAgreementText(let text): try add(text)
        case .addConnection(let connection, let credential):
            try add(connection)
            try add(credential)
        case .agree(let agreement): try add(agreement)
        case .addSegment(let segment):
            try insert(
                "the segment `\(segment.name)`",
                "INSERT INTO segments (name, body) VALUES (?, ?)",
                [segment.name.text, try RecordBody.text(of: segment)])
        case .addExport(let export): try add(export)
        case .addConstraint(let constraint): try add(constraint)
        case .endConstraint(let constraint, let end):
            let noun = "the separation of duties `\(constraint)`"
            try self.end(noun, "\(constraint)", in: "export_constraints", end)
        case .schedule(let schedule): try add(schedule)
        case .activatePolicy(let policy): try activate(policy)
        case .definePurpose(let purpose): try define(purpose)
        case .publishNotice(let notice, let contexts):
            try add(notice)
            for context in contexts { try add(context) }
        case .recordConsents(let batch): try ConsentWriter(database: database).record(batch)
        case .openDuty(let duty): try open(duty)
        case .closeDuty(let duty): try close(duty)
        case .addPlan(let plan):
            try insert(
                "the plan `\(plan.identifier)`",
                "INSERT INTO plans (identifier, body) VALUES (?, ?)",
                ["\(plan.identifier)", try RecordBody.text(of: plan)])
        case .addApproval(let approval): try add(approval)
        case .useApproval(let approval, let transfer): try use(approval, by: transfer)
        case .addTransfer(let transfer): try add(transfer)
        case .moveTransfer(let transfer, let state): try move(transfer, to: state)
        case .startDelivery(let delivery): try start(delivery)
        case .endDelivery(let delivery): try end(delivery)
        case .stageBlock(let image): try stage(image)
        case .destroySegment(let segment): try destroy(segment)
        case .destroyKey(let name, let version, let instant):
            try destroy(name, version: version, at: instant)
        case .addLogKey(let key): try add(key)
        case .endLogKey(let vkey, let size): try end(vkey, until: size)
        case .keepCosignatures(let size, let lines): try keep(lines, ofSize: size)
        }
    }

    /// Runs an `INSERT`; a key that is taken is a conflict about `noun`.
    func insert(_ noun: String, _ sql: String, _ arguments: StatementArguments) throws {
        do { try database.execute(sql: sql, arguments: arguments) } catch {
            throw StorageFailure.error(error, adding: noun)
        }
    }

    private func create(_ home: HomeRecord) throws {
        try insert(
            "the home", "INSERT INTO home (id, body) VALUES (1, ?)",
            [try RecordBody.text(of: home)])
    }

    private func add(_ key: SealedKey) throws {
        try insert(
            "version \(key.version) of the key `\(key.name)`",
            "INSERT INTO keys (name, version, created_at, box) VALUES (?, ?, ?, ?)",
            [key.name.text, key.version, key.createdAt.microseconds, Data(key.box.bytes)])
    }

    private func add(_ connection: ConnectionRecord) throws {
        try insert(
            "the connection `\(connection.name)`",
            "INSERT INTO connections (name, body) VALUES (?, ?)",
            [connection.name.text, try RecordBody.text(of: connection)])
    }

    private func add(_ credential: SealedCredential) throws {
        try insert(
            "version \(credential.version) of the credential of `\(credential.connection)`",
            """
            INSERT INTO credentials (connection, version, sealed_at, wrapped_key, box)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                credential.connection.text, credential.version, credential.sealedAt.microseconds,
                Data(credential.wrappedKey.bytes), Data(credential.box.bytes),
            ])
    }

    private func add(_ agreement: Agreement) throws {
        try insert(
            "the agreement `\(agreement.identifier)`",
            "INSERT INTO agreements (number, identifier, connection, body) VALUES (?, ?, ?, ?)",
            [
                try next("agreements"), "\(agreement.identifier)", agreement.connection.text,
                try RecordBody.text(of: agreement),
            ])
    }

    private func add(_ export: ExportRecord) throws {
        try insert(
            "the export `\(export.name)`",
            "INSERT INTO exports (name, connection, body) VALUES (?, ?, ?)",
            [export.name.text, export.connection.text, try RecordBody.text(of: export)])
    }

    /// A version always means the same document; one that was replaced may come back in force.
    private func activate(_ policy: PolicyRecord) throws {
        let noun = "version \(policy.version) of the policy `\(policy.identifier)`"
        let known = try Row.fetchAll(
            database,
            sql: "SELECT version, digest FROM policies WHERE identifier = ? ORDER BY number",
            arguments: [policy.identifier]
        ).map { (version: try $0.plain(0) as Int, digest: try $0.bytes(1)) }
        let digest = policy.digest.bytes
        guard known.allSatisfy({ $0.version != policy.version || $0.digest == digest }) else {
            throw StorageError.conflict("another text as \(noun)")
        }
        guard known.last?.version != policy.version else { throw StorageError.conflict(noun) }
        try insert(
            noun,
            """
            INSERT INTO policies
            (number, identifier, version, digest, source, activated_by, activated_at,
             active_from, is_guard_rail, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                try next("policies"), policy.identifier, policy.version, Data(digest),
                Data(policy.source), policy.activatedBy.text, policy.activatedAt.microseconds,
                policy.activeFrom.microseconds, policy.isGuardRail, Int64(clamping: policy.entry),
            ])
    }

    /// The number of a table's next row, from 1; rows of these tables are never removed.
    func next(_ table: String) throws -> Int64 {
        try (Int64.fetchOne(database, sql: "SELECT MAX(number) FROM \(table)") ?? 0) + 1
    }
}
