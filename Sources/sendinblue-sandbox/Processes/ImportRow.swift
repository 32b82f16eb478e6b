// One row of an import.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One row of an import, before anything in it was checked.
struct ImportRow: Equatable, Sendable {
    /// One value of a row.
    enum Cell: Equatable, Sendable {
        case json(JSONValue)
        case csv(String)

        /// True for what `emptyContactsAttributes` speaks of.
        var isEmpty: Bool {
            switch self {
            case .json(let value): value == .null || value == ""
            case .csv(let text): text.isEmpty
            }
        }

        /// The text of an identifier.
        var text: String? {
            switch self {
            case .json(.integer(let number)): String(number)
            case .json(let value): value.stringValue
            case .csv(let text): text
            }
        }
    }

    var email: String?
    var cells: [(name: String, cell: Cell)] = []

    static func == (left: ImportRow, right: ImportRow) -> Bool {
        left.email == right.email
            && left.cells.elementsEqual(right.cells) { $0.name == $1.name && $0.cell == $1.cell }
    }

    /// The first text of that name that is not empty.
    func text(_ name: String) -> String? {
        guard let text = cells.first(where: { $0.name == name })?.cell.text, !text.isEmpty
        else { return nil }
        return text
    }
}

extension ImportRow {
    /// True if something names a contact, valid or not.
    var isIdentified: Bool {
        email?.isEmpty == false
            || ["SMS", "EXT_ID", "WHATSAPP", "LANDLINE_NUMBER"].contains { text($0) != nil }
    }
}
