// Rows under headings, in columns.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Rows under headings, in columns as wide as their widest cell.
struct TextTable {
    private let headings: [String]
    private let rightAligned: Set<Int>
    private var rows: [[String]] = []

    /// Begins without rows; the columns at the places in `numbers` are aligned to the right.
    init(_ headings: String..., numbers: Set<Int> = []) {
        self.headings = headings
        rightAligned = numbers
    }

    mutating func add(_ cells: String...) { rows.append(cells) }

    func print() {
        let widths = headings.indices.map { column in
            ([headings] + rows).map { $0[column].count }.max() ?? 0
        }
        for row in [headings] + rows {
            let cells = row.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - row[column].count)
                return rightAligned.contains(column)
                    ? padding + row[column] : row[column] + padding
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            Terminal.print(line)
        }
    }
}
