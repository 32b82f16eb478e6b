// A second reading of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A second reading of a consent file: rows as tables of text, without a rule about what they say.
enum NaiveRows {
    /// Rows of text separated by commas, quotes undone; the header says what is what.
    static func csv(_ bytes: [UInt8]) -> [[String: String]] {
        var records: [[[UInt8]]] = []
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : nil
            index += 1
            switch (byte, isQuoted) {
            case (0x22, true) where next == 0x22:
                field.append(0x22)
                index += 1
            case (0x22, _): isQuoted.toggle()
            case (0x2C, false):
                fields.append(field)
                field = []
            case (0x0D, false) where next == 0x0A: break
            case (0x0A, false):
                records.append(fields + [field])
                (fields, field) = ([], [])
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !fields.isEmpty { records.append(fields + [field]) }
        // An empty line is no row.
        let rows = records.filter { $0 != [[]] }.map {
            $0.map { String(decoding: $0, as: UTF8.self) }
        }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    /// Rows of JSON objects, one a line; members that are no text as they are spelt.
    static func lines(_ bytes: [UInt8]) -> [[String: String]] {
        bytes.split(separator: 0x0A).compactMap { line in
            let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            return object?.compactMapValues { $0 as? String }
        }
    }
}
