// CSV read as slowly and plainly as can be.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// CSV read as slowly and plainly as can be: the whole file at once, field by field.
///
/// The oracle of the reader; nil means refused.
struct PlainCSV {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let quotes: Bool
    private let strict: Bool
    private var position = 0

    /// Header and rows of a file; nil if it is to be refused.
    static func records(
        of bytes: [UInt8], delimiter: UInt8 = 0x2C, quotes: Bool = true, strict: Bool = true
    ) -> [[String]]? {
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            return nil
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        var reader = PlainCSV(
            bytes: text, delimiter: delimiter, quotes: quotes, strict: strict)
        var records: [[String]] = []
        while reader.position < text.count {
            let rest = text[reader.position...]
            if rest == [0x0A] || rest == [0x0D, 0x0A] { break }
            guard let record = reader.record() else { return nil }
            records.append(record)
        }
        guard let header = records.first, !header.contains(""),
            Set(header).count == header.count,
            records.allSatisfy({ $0.count == header.count })
        else { return nil }
        return records
    }

    private mutating func record() -> [String]? {
        var fields: [String] = []
        while true {
            guard let field = field() else { return nil }
            fields.append(String(decoding: field, as: UTF8.self))
            if position == bytes.count { return fields }
            if bytes[position] == delimiter {
                position += 1
            } else if bytes[position] == 0x0A {
                position += 1
                return fields
            } else if bytes[position...].starts(with: [0x0D, 0x0A]) {
                position += 2
                return fields
            } else {
                return nil
            }
        }
    }

    private mutating func field() -> [UInt8]? {
        var value: [UInt8] = []
        if quotes, position < bytes.count, bytes[position] == 0x22 {
            position += 1
            while position < bytes.count {
                if bytes[position...].starts(with: [0x22, 0x22]) {
                    value.append(0x22)
                    position += 2
                } else if bytes[position] == 0x22 {
                    position += 1
                    return value
                } else {
                    value.append(bytes[position])
                    position += 1
                }
            }
            return nil
        }
        while position < bytes.count, ![delimiter, 0x0A, 0x0D].contains(bytes[position]) {
            if bytes[position] == 0x22, quotes, strict { return nil }
            value.append(bytes[position])
            position += 1
        }
        return value
    }
}
