// Reads CSV by the letter of RFC 4180.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Reads CSV by the letter of RFC 4180; slow and plain, to check the writer against.
enum CommaReader {
    static func rows(of bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte != 0x22 {
                    field.append(byte)
                } else if index < bytes.count, bytes[index] == 0x22 {
                    field.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22 {
                isQuoted = true
            } else if byte == 0x2C || byte == 0x0A {
                row.append(String(decoding: field, as: UTF8.self))
                field = []
                if byte == 0x0A {
                    rows.append(row)
                    row = []
                }
            } else {
                field.append(byte)
            }
        }
        return rows
    }
}
