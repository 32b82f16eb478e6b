// A CSV file that went wrong on its way.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// A CSV file that went wrong on its way.
enum Damage: String, CaseIterable, CustomTestStringConvertible {
    case strayQuote, openQuote, wrongColumnCount, notUTF8, empty

    var testDescription: String { rawValue }

    /// What a reader has to say about it: the place, and what is wrong there.
    func words(columns: Int, rows: Int) -> [String] {
        switch self {
        case .strayQuote:
            ["row 5 (header not counted), column 1, byte", "a quote inside a field"]
        case .openQuote:
            ["row \(rows) (header not counted), column 1, byte", "the file ends inside quotes"]
        case .wrongColumnCount:
            ["row 7 (header not counted)", "\(columns + 1) columns instead of \(columns)"]
        case .notUTF8: ["row 9 (header not counted), column 1, byte", "not UTF-8"]
        case .empty: ["the file is empty"]
        }
    }

    /// The damaged file.
    func applied(to lines: [[UInt8]]) -> [UInt8] {
        var lines = lines
        switch self {
        case .strayQuote: lines[5].insert(0x22, at: 3)
        case .openQuote: lines[lines.count - 1] = Array("\"broken off".utf8)
        case .wrongColumnCount: lines[7] += Array(",more".utf8)
        case .notUTF8: lines[9].insert(0xFF, at: 0)
        case .empty: lines = []
        }
        return Array(lines.joined(separator: [0x0A]))
    }
}
