// What a witness's folder says of a log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TransparencyLog

/// What a witness's folder says of a log: what was cosigned last, or that nothing was yet.
///
/// The second is a file of its own kind too, so that one that is missing is never taken for it: a
/// witness that forgets what it signed can be led back.
enum LedgerRecord: Equatable {
    /// No checkpoint of the log was ever cosigned.
    case nothing
    /// The checkpoint that was cosigned last, and when.
    case cosigned(WitnessRecord)

    private static let header = "exeat.dev/witness-state@v1\n"
    private static let empty = Array("\(header)nothing cosigned\n".utf8)

    init(_ record: WitnessRecord?) { self = record.map { .cosigned($0) } ?? .nothing }

    /// Reads a file; nil for any bytes that `bytes` would not write.
    init?(parsing bytes: [UInt8]) {
        if bytes == Self.empty {
            self = .nothing
            return
        }
        let prefix = Array("\(Self.header)time ".utf8)
        guard bytes.starts(with: prefix) else { return nil }
        let digits = bytes[prefix.count...].prefix { $0 != 0x0A }
        let note = Array(bytes[digits.endIndex...].dropFirst(2))
        guard let seconds = UInt64(String(decoding: digits, as: UTF8.self)),
            let time = CosignatureTime(seconds: seconds),
            let signed = try? SignedNote(parsing: note),
            let record = try? WitnessRecord(note: signed, time: time)
        else { return nil }
        self = .cosigned(record)
        guard self.bytes == bytes else { return nil }
    }

    /// The whole file: a header, the time, an empty line and the note; or that there is nothing.
    var bytes: [UInt8] {
        guard case .cosigned(let record) = self else { return Self.empty }
        return Array("\(Self.header)time \(record.time.seconds)\n\n".utf8) + record.note.bytes
    }

    /// The checkpoint, where there is one.
    var record: WitnessRecord? {
        guard case .cosigned(let record) = self else { return nil }
        return record
    }
}
