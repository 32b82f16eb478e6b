// Puts purposes, notices and contexts of consents into rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Foundation
import GRDB
import Gateway

extension StateWriter {
    /// Versions leave no gap: each follows on the newest, the first is 1.
    func define(_ purpose: PurposeDefinition) throws {
        let newest = try Int.fetchOne(
            database, sql: "SELECT MAX(version) FROM purposes WHERE name = ?",
            arguments: [purpose.name.text])
        guard purpose.version == (newest ?? 0) + 1 else {
            throw StorageError.conflict(
                "a newest version of the purpose `\(purpose.name)` that "
                    + "\(purpose.version) does not follow on")
        }
        try insert(
            "version \(purpose.version) of the purpose `\(purpose.name)`",
            "INSERT INTO purposes (name, version, body) VALUES (?, ?, ?)",
            [purpose.name.text, purpose.version, try RecordBody.text(of: purpose)])
    }

    func add(_ notice: NoticeVersion) throws {
        try insert(
            "version \(notice.version) of the notice `\(notice.name)`",
            "INSERT INTO notices (name, version, body) VALUES (?, ?, ?)",
            [notice.name.text, notice.version, try RecordBody.text(of: notice)])
    }

    /// A context that is there stays; its address never stands for another.
    func add(_ context: ConsentContext) throws {
        let (digest, body) = (context.digest, try RecordBody.text(of: context))
        let stored = try String.fetchOne(
            database, sql: "SELECT body FROM consent_contexts WHERE digest = ?",
            arguments: [Data(digest.bytes)])
        guard let stored else {
            return try insert(
                "the context \(digest.hexadecimal)",
                "INSERT INTO consent_contexts (digest, body) VALUES (?, ?)",
                [Data(digest.bytes), body])
        }
        guard stored == body else {
            throw StorageError.failed("the context \(digest.hexadecimal) stands for another one")
        }
    }
}
