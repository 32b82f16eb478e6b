// A consent file for a test, row by row.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Gateway

/// A consent file for a test, row by row, with its manifest.
struct ConsentFile {
    /// A row: everything that proves a consent, until a test changes it.
    struct Row {
        var values: [String: String]

        /// A consent of reader `number` to the newsletter.
        static func given(_ number: Int, _ changes: [String: String] = [:]) -> Row {
            Row(
                values: [
                    "contact_type": "email", "contact": "reader-\(number)@example.com",
                    "channel": "email", "purpose": "newsletter", "state": "ConsentGiven",
                    "type": "dpv:ExpressedConsent", "expressed_at": "2026-01-10T09:00:00Z",
                    "confirmed": "true", "notice": "newsletter", "notice_version": "4",
                    "recipients": "sendinblue", "method": "web_form", "row_id": "r-\(number)",
                ].merging(changes) { $1 })
        }

        /// A withdrawal of reader `number` from everything.
        static func withdrawn(_ number: Int, _ changes: [String: String] = [:]) -> Row {
            Row(
                values: [
                    "contact_type": "email", "contact": "reader-\(number)@example.com",
                    "state": "ConsentWithdrawn", "expressed_at": "2026-02-10T09:00:00Z",
                    "row_id": "w-\(number)",
                ].merging(changes) { $1 })
        }
    }

    static let columns = [
        "row_id", "contact_type", "contact", "channel", "purpose", "state", "type",
        "expressed_at", "valid_for", "confirmed", "notice", "notice_version", "recipients",
        "method", "language", "indicated_by", "confirmed_at", "confirmation", "proof",
    ]

    let rows: [Row]

    init(_ rows: [Row]) { self.rows = rows }

    var csv: String {
        let lines = rows.map { row in
            Self.columns.map { row.values[$0] ?? "" }.joined(separator: ",")
        }
        return ([Self.columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    /// Objects with the members that say something.
    var ndjson: String {
        rows.map { row in
            CanonicalJSON.object(row.values.mapValues { .string($0) }).text
        }.joined(separator: "\n") + "\n"
    }

    static func manifest(
        of text: String, rows: Int, source: String = "crm", sha256: String? = nil,
        contexts: CanonicalJSON? = nil
    ) -> String {
        let digest: Digest<SourceFile> = SHA256.digest(of: Array(text.utf8))
        var members: [String: CanonicalJSON] = [
            "exeat": "consent-import/1", "source": .string(source),
            "sha256": .string(sha256 ?? digest.hexadecimal), "rows": .integer(Int64(rows)),
            "statement": "Asked on the web form of company.example since 2024.",
        ]
        members["contexts"] = contexts
        return CanonicalJSON.object(members).text
    }
}

extension TestHome {
    /// Takes a file in with a manifest of its own.
    @discardableResult
    func takeIn(_ rows: [ConsentFile.Row], source: String = "crm") async throws
        -> ConsentImportReport
    {
        let text = ConsentFile(rows).csv
        return try await takeIn(
            text, manifest: ConsentFile.manifest(of: text, rows: rows.count, source: source))
    }

    func preview(_ rows: [ConsentFile.Row], source: String = "crm") async throws
        -> ConsentImportReport
    {
        let text = ConsentFile(rows).csv
        return try await preview(
            text, manifest: ConsentFile.manifest(of: text, rows: rows.count, source: source))
    }

    /// What an import must leave as it is when it takes nothing in.
    var footprint: [String] {
        let files = (try? folder.names(in: "incoming")) ?? []
        return [store.rows.state, "\(store.rows.bodies.count)"] + files
    }
}
