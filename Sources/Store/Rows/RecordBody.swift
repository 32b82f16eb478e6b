// A record as the text of its row.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation

/// A record as the text of its row: canonical JSON, so that equal records are equal bytes.
enum RecordBody {
    /// The text of a record.
    ///
    /// - Throws: `StorageError.failed` for a record that would not read back as itself, such as one
    ///   with a whole number beyond 53 bits.
    static func text<Record: Codable & Equatable>(
        of record: Record
    ) throws(StorageError) -> String {
        do {
            let text = try CanonicalJSON(parsing: [UInt8](JSONEncoder().encode(record))).text
            guard try JSONDecoder().decode(Record.self, from: Data(text.utf8)) == record else {
                throw StorageError.differs("a record")
            }
            return text
        } catch {
            throw .failed("a record of \(Record.self) cannot be spelt as text")
        }
    }

    /// The record of a text.
    ///
    /// - Throws: `StorageError.failed` when the text is not one.
    static func record<Record: Decodable>(
        _: Record.Type = Record.self, from text: String
    ) throws(StorageError) -> Record {
        do { return try JSONDecoder().decode(Record.self, from: Data(text.utf8)) } catch {
            throw .failed("a stored record of \(Record.self) cannot be read")
        }
    }
}
