// An entry as a row of a spreadsheet.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// An entry as a row of RFC 4180, the columns always the same.
///
/// A spreadsheet takes a cell that begins with one of `= + - @`, a tab or a carriage return for a
/// formula. Such a cell gets an apostrophe before it, and so does one that begins with an
/// apostrophe: whoever takes one away from each cell that begins so has what the log says.
enum CSVRow {
    /// Name and version of the columns.
    static let version = "exeat.csv/1"

    private static let columns = [
        "index", "time", "type", "code", "outcome", "reason", "principal", "role", "account",
        "via", "process", "resource_kind", "resource_id", "transfer", "cause", "id", "software",
        "leaf", "data",
    ]

    /// The names of the columns.
    static var heading: [UInt8] { line(of: columns) }

    static func bytes(of checked: CheckedEntry) -> [UInt8] {
        let entry = checked.entry
        let members = entry.members
        return line(of: [
            "\(entry.index)", "\(entry.time)", entry.type.rawValue, text(members["code"]),
            entry.outcome.rawValue, text(members["reason"]), text(members["actor"]?["principal"]),
            text(members["actor"]?["role"]), text(members["actor"]?["account"]),
            text(members["origin"]?["via"]), text(members["origin"]?["process"]),
            text(members["resource"]?["kind"]), text(members["resource"]?["id"]),
            text(members["transfer"]), text(members["cause"]), text(members["id"]),
            text(members["software"]), checked.leaf.hexadecimal, text(members["data"]),
        ])
    }

    /// Text as it is, nothing for what is absent or null, anything else as canonical JSON.
    private static func text(_ value: CanonicalJSON?) -> String {
        switch value {
        case nil, .null: ""
        case .string(let text): text
        case .some(let value): value.text
        }
    }

    private static func line(of cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            bytes += Self.cell(cell)
        }
        return bytes + [0x0D, 0x0A]
    }

    /// A cell, harmless to spreadsheets, in quotes where RFC 4180 asks for them.
    static func cell(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        if let first = bytes.first, "=+-@\t\r'".utf8.contains(first) { bytes.insert(0x27, at: 0) }
        guard bytes.contains(where: { "\",\r\n".utf8.contains($0) }) else { return bytes }
        return [0x22] + bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
}
