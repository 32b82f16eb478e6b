// A table that can be read aloud.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A table that can be read aloud: it has a caption, and every cell has its headings.
struct HTMLTable {
    /// A column's heading, and whether it holds figures, which stand to the right.
    struct Column {
        let heading: HTMLText
        let isFigure: Bool

        static func words(_ heading: HTMLText) -> Column {
            Column(heading: heading, isFigure: false)
        }

        static func figures(_ heading: HTMLText) -> Column {
            Column(heading: heading, isFigure: true)
        }
    }

    /// Unique in its page.
    let identifier: HTMLText
    let caption: HTMLText
    let columns: [Column]
    /// As many cells as columns; the first one is the row's heading.
    let rows: [[HTMLText]]

    /// On a narrow screen the table scrolls by itself, with the keyboard too; the page does not.
    var markup: HTMLText {
        """
        <div class="wide" role="region" aria-labelledby="\(identifier)" tabindex="0">
        <table>
        <caption id="\(identifier)">\(caption)</caption>
        <thead><tr>\(columns.map(Self.heading))</tr></thead>
        <tbody>
        \(rows.map(row))</tbody>
        </table>
        </div>

        """
    }

    private static func heading(_ column: Column) -> HTMLText {
        column.isFigure
            ? "<th scope=\"col\" class=\"figure\">\(column.heading)</th>"
            : "<th scope=\"col\">\(column.heading)</th>"
    }

    private func row(_ cells: [HTMLText]) -> HTMLText {
        let marked = zip(columns, cells).enumerated().map { position, pair -> HTMLText in
            let (column, cell) = pair
            if position == 0 { return "<th scope=\"row\">\(cell)</th>" }
            return column.isFigure ? "<td class=\"figure\">\(cell)</td>" : "<td>\(cell)</td>"
        }
        return "<tr>\(marked)</tr>\n"
    }
}
