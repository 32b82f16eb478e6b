// What a failure of the database is to the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import GRDB

/// What a failure of the database is to the log: the kind and place, never a statement or a value.
enum StorageFailure {
    /// The same as an error of the log's storage.
    static func error(_ error: any Error, at path: String) -> StorageError {
        switch error {
        case let error as StorageError: error
        case let error as DatabaseError where error.resultCode == .SQLITE_FULL:
            .full("the volume of `\(path)`")
        case let error as DatabaseError: .failed("`\(path)`: \(words(for: error))")
        default: .failed("`\(path)`: a row cannot be read")
        }
    }

    /// The same for a change that may not fit what stands already.
    ///
    /// `noun` is what was to be added, as a sentence begins: "the export `weekly`".
    static func error(_ error: any Error, adding noun: String) -> any Error {
        guard let failure = error as? DatabaseError else { return error }
        switch failure.extendedResultCode {
        case .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_ROWID:
            return StorageError.conflict(noun)
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            return StorageError.failed("\(noun) refers to something that is not there")
        default:
            return error
        }
    }

    /// The database's own words for the kind of error, which quote nothing.
    static func words(for error: DatabaseError) -> String {
        "the database answered \(error.extendedResultCode)"
    }
}
