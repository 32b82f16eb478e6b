// A strict reader of CSV.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// A reader of RFC 4180 that accepts nothing else: line ends of two bytes, quotes only around whole
/// cells, and as many cells in each row as in the heading.
enum StrictCSV {
    struct Problem: Error, Equatable {
        let offset: Int
    }

    static func rows(_ bytes: [UInt8]) throws -> [[String: String]] {
        var position = 0
        var lines: [[String]] = []
        while position < bytes.count { lines.append(try line(bytes, &position)) }
        let names = try #require(lines.first)
        return try lines.dropFirst().map { cells in
            try #require(cells.count == names.count)
            return Dictionary(uniqueKeysWithValues: zip(names, cells))
        }
    }

    private static func line(_ bytes: [UInt8], _ position: inout Int) throws -> [String] {
        var cells: [String] = []
        while true {
            cells.append(try cell(bytes, &position))
            guard position < bytes.count else { throw Problem(offset: position) }
            if bytes[position] == 0x2C {
                position += 1
                continue
            }
            guard bytes[position...].starts(with: [0x0D, 0x0A]) else {
                throw Problem(offset: position)
            }
            position += 2
            return cells
        }
    }

    private static func cell(_ bytes: [UInt8], _ position: inout Int) throws -> String {
        var cell: [UInt8] = []
        guard position < bytes.count, bytes[position] == 0x22 else {
            while position < bytes.count, ![0x2C, 0x0D, 0x0A].contains(bytes[position]) {
                guard bytes[position] != 0x22 else { throw Problem(offset: position) }
                cell.append(bytes[position])
                position += 1
            }
            return try text(cell, position)
        }
        position += 1
        while position < bytes.count {
            guard bytes[position] == 0x22 else {
                cell.append(bytes[position])
                position += 1
                continue
            }
            guard position + 1 < bytes.count, bytes[position + 1] == 0x22 else {
                position += 1
                return try text(cell, position)
            }
            cell.append(0x22)
            position += 2
        }
        throw Problem(offset: position)
    }

    private static func text(_ cell: [UInt8], _ position: Int) throws -> String {
        guard let text = String(validating: cell, as: UTF8.self) else {
            throw Problem(offset: position)
        }
        return text
    }
}
