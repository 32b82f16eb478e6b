// How answers are written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How answers are written: one line of JSON, names in small letters with `_`, in byte order.
enum AnswerEncoding {
    /// The line with its end.
    ///
    /// - Throws: what the value throws when it cannot be written, such as a number that is none.
    static func line(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try [UInt8](encoder.encode(value)) + [0x0A]
    }
}
