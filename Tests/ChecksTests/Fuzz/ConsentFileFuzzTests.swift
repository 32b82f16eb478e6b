// Changed consent files, read row by row.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain
import Foundation
import Segments
import Testing

/// Changed consent files: what is accepted says what a second reading finds, and no consent is
/// read where that one finds none.
struct ConsentFileFuzzTests {
    private static let cases = Effort.isLong ? 100_000 : 10_000
    private static let seeds = Array(1...8)
    private static let now = PolicyPanel.now

    private static let columns =
        ConsentFileColumns.names + ["row_id", "language", "confirmed_at", "confirmation"]

    /// Consents and what closes them, of people by e-mail and by telephone.
    private static let rows: [[String: String]] = (0..<12).map { number in
        var row = [
            "contact_type": "email", "contact": "reader-\(number)@example.com",
            "channel": "email", "purpose": "newsletter", "state": "ConsentGiven",
            "type": "dpv:ExpressedConsent", "expressed_at": "2026-01-1\(number % 10)T09:00:00Z",
            "valid_for": number % 3 == 0 ? "P24M" : "", "confirmed": "true", "notice": "newsletter",
            "notice_version": "4", "recipients": "sendinblue|other-provider",
            "method": "web_form", "row_id": "r-\(number)",
        ]
        if number % 3 == 1 {
            row["contact_type"] = "phone"
            row["contact"] = "+49 151 123456\(number)"
            row["channel"] = "sms"
        }
        if number % 4 == 3 {
            row["state"] = ["ConsentWithdrawn", "Objected", "ConsentRefused"][number / 4]
            for column in ["valid_for", "confirmed", "notice", "notice_version", "type"] {
                row[column] = ""
            }
            row["recipients"] = number == 3 ? "sendinblue" : ""
        }
        return row
    }

    private static let csv: [UInt8] = {
        let lines = rows.map { row in
            columns.map { name in
                // Some in quotes.
                let text = row[name] ?? ""
                return text.hasPrefix("reader-5") ? "\"\(text)\"" : text
            }.joined(separator: ",")
        }
        return Array(([columns.joined(separator: ",")] + lines).joined(separator: "\n").utf8) + [
            0x0A
        ]
    }()

    private static let lines: [UInt8] = rows.flatMap { row in
        CanonicalJSON.object(row.mapValues { .string($0) }).bytes + [0x0A]
    }

    @Test(arguments: seeds)
    func `a changed file gives no consent that a second reading does not find`(
        seed: Int
    ) throws {
        var random = Seeded(seed)
        let folder = FileManager.default.temporaryDirectory.path
        let path = "\(folder)/exeat-checks-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var (accepted, refused, unreadable) = (0, 0, 0)
        for number in 0..<Self.cases / Self.seeds.count {
            let isCSV = number % 2 == 0
            let bytes = Mutator(isCSV ? Self.csv : Self.lines).changed(&random)
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let naive = isCSV ? NaiveRows.csv(bytes) : NaiveRows.lines(bytes)
            do {
                let counts = try Self.check(
                    path, isCSV: isCSV, naive, "seed \(seed), case \(number)")
                accepted += counts.accepted
                refused += counts.refused
            } catch { unreadable += 1 }
        }
        let files = Self.cases / Self.seeds.count
        #expect(accepted > 6 * files && refused > files / 5 && unreadable > files / 10)
    }

    /// Reads a file to its end or to the error that refuses the whole of it.
    static func check(
        _ path: String, isCSV: Bool, _ naive: [[String: String]], _ place: String
    ) throws -> (accepted: Int, refused: Int) {
        let source: any ProfileSource =
            isCSV
            ? try CSVSource(path: path, settings: CSVSettings())
            : try NDJSONSource(
                path: path, columns: ConsentFileColumns.names + ConsentFileColumns.optionalNames)
        let columns = try ConsentFileColumns(header: source.columns)
        let key = SecretBytes(copying: [1])
        var pseudonymiser = SubjectPseudonymiser(referenceKey: key, tagKey: key)
        var batch = ProfileBatch(columnCount: source.columns.count)
        var (count, accepted, refused) = (0, 0, 0)
        while try source.read(into: &batch, limit: 5) {
            for row in 0..<batch.rowCount {
                count += 1
                do {
                    let read = try ConsentRow(
                        reading: row, of: batch, columns: columns,
                        identifier: try #require(
                            Identifier(
                                at: Instant(microseconds: now),
                                random: [UInt8](repeating: 0, count: 10))),
                        at: Instant(microseconds: now), by: &pseudonymiser)
                    accepted += 1
                    #expect(read.row == count)
                    guard count <= naive.count else {
                        Issue.record("\(place): row \(count) is not there")
                        continue
                    }
                    var found = NaiveConsent(read)
                    let expected = NaiveConsent(naive[count - 1], now: now, by: &pseudonymiser)
                    // Written with zeros before it, a version is the same number.
                    if Int(expected.version) == Int(found.version) {
                        found.version = expected.version
                    }
                    #expect(found == expected, "\(place), row \(count)")
                    if read.event.state.isValid {
                        #expect(expected.isProven, "\(place), row \(count)")
                    }
                } catch let error as ConsentFileError {
                    guard case .field(count, _) = error else { throw error }
                    refused += 1
                }
            }
        }
        return (accepted, refused)
    }
}
