// Reads the CSV body of an import.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Reads the CSV body of an import: one header row, `;` or `,` or tab between fields, quotes as in
/// RFC 4180.
enum CSVRows {
    /// The columns that identify a contact.
    private static let identifiers: Set<String> = [
        "EMAIL", "SMS", "EXT_ID", "WHATSAPP", "LANDLINE_NUMBER",
    ]

    /// The rows under the header.
    ///
    /// - Throws: 400 `invalid_parameter` without a column that identifies, or with a name twice.
    static func read(_ text: String) throws(APIError) -> [ImportRow] {
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let records = split(bytes, separator: separator(of: bytes))
        let header = records.first ?? []
        guard !identifiers.isDisjoint(with: header) else { throw .noIdentifier }
        guard Set(header).count == header.count else {
            throw .invalid("Column names of the file must be unique")
        }
        return records.dropFirst().map { record in
            var row = ImportRow()
            for (name, cell) in zip(header, record) {
                if name == "EMAIL" {
                    row.email = cell
                } else {
                    row.cells.append((name, .csv(cell)))
                }
            }
            return row
        }
    }

    /// The first of the three that the header holds.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        for byte in bytes {
            switch byte {
            case 0x3B, 0x2C, 0x09: return byte
            case 0x0A: return 0x3B
            default: continue
            }
        }
        return 0x3B
    }

    private static func split(_ bytes: [UInt8], separator: UInt8) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var position = 0
        func isAt(_ byte: UInt8, _ index: Int) -> Bool {
            index < bytes.count && bytes[index] == byte
        }
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x22 where isQuoted && isAt(0x22, position + 1):
                field.append(byte)
                position += 1
            case 0x22 where isQuoted: isQuoted = false
            case 0x22 where field.isEmpty: isQuoted = true
            case separator where !isQuoted:
                record.append(String(decoding: field, as: UTF8.self))
                field = []
            case 0x0D where !isQuoted && isAt(0x0A, position + 1): break
            case 0x0A where !isQuoted:
                record.append(String(decoding: field, as: UTF8.self))
                field = []
                if record != [""] { records.append(record) }
                record = []
            default: field.append(byte)
            }
            position += 1
        }
        if !field.isEmpty || !record.isEmpty {
            records.append(record + [String(decoding: field, as: UTF8.self)])
        }
        return records
    }
}

extension APIError {
    /// An import in which nothing names a contact.
    static let noIdentifier = APIError.invalid(
        "We could not find any valid email or SMS or Contact ID in the file you uploaded. "
            + "Please check the file and try again")
}
