// Reading values of the house from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Domain
import Foundation
import GRDB

/// Values of the house from columns; a column that does not hold one is an error, never a default.
extension Row {
    /// A plain value: number, text or, as an optional, nothing.
    func plain<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ column: Int
    ) throws -> Value {
        try decode(Value.self, atIndex: column)
    }

    /// A plain value, or nothing.
    func plainIfAny<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ column: Int
    ) throws -> Value? {
        try decode(Value?.self, atIndex: column)
    }

    /// Bytes.
    func bytes(_ column: Int) throws -> [UInt8] { [UInt8](try plain(column) as Data) }

    /// A digest of 32 bytes.
    func digest<Content>(_ column: Int) throws -> Digest<Content> {
        guard let digest = Digest<Content>(bytes: try plain(column) as Data) else {
            throw unreadable(column)
        }
        return digest
    }

    /// A name.
    func name<Noun>(_ column: Int) throws -> Name<Noun> { try Name<Noun>(plain(column)) }

    /// An identifier.
    func identifier<Noun>(_ column: Int) throws -> Identifier<Noun> {
        guard let identifier = Identifier<Noun>(try plain(column)) else {
            throw unreadable(column)
        }
        return identifier
    }

    /// A value of a closed list by its text.
    func value<Value: RawRepresentable<String>>(_ column: Int) throws -> Value {
        guard let value = Value(rawValue: try plain(column)) else { throw unreadable(column) }
        return value
    }

    /// An instant.
    func instant(_ column: Int) throws -> Instant { Instant(microseconds: try plain(column)) }

    /// An instant, or nothing.
    func instantIfAny(_ column: Int) throws -> Instant? {
        try (plainIfAny(column) as Int64?).map(Instant.init(microseconds:))
    }

    /// The end that was put to a row, or nothing.
    func end(_ column: Int) throws -> TermEnd? {
        try (plainIfAny(column) as String?).map { try RecordBody.record(from: $0) }
    }

    /// A sealed box.
    func box(_ column: Int) throws -> SealedBox {
        guard let box = SealedBox(bytes: try bytes(column)) else { throw unreadable(column) }
        return box
    }

    /// Says which column could not be read, and not what it holds.
    func unreadable(_ column: Int) -> StorageError {
        .failed("a stored \(Array(columnNames)[column]) cannot be read")
    }
}
