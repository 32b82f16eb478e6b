// The CSV body of an import.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// The CSV body of an import.
struct CSVTests {
    @Test(arguments: [";", ",", "\t"])
    func `each separator is known by the header`(separator: String) throws {
        let rows = try CSVRows.read("EMAIL\(separator)FIRSTNAME\r\na@example.com\(separator)A\r\n")
        #expect(rows == [ImportRow(email: "a@example.com", cells: [("FIRSTNAME", .csv("A"))])])
    }

    @Test func `quotes hold separators, line ends and quotes`() throws {
        let rows = try CSVRows.read("EMAIL;A\na@example.com;\"x;\n\"\"y\"\"\"")
        #expect(rows.first?.text("A") == "x;\n\"y\"")
    }

    @Test func `a mark of byte order and empty lines are left out`() throws {
        let rows = try CSVRows.read("\u{FEFF}EMAIL\n\na@example.com\n\n")
        #expect(rows.map(\.email) == ["a@example.com"])
    }

    @Test(arguments: ["ID;A\n1;2", "EMAIL A\nx y", ""])
    func `without a column that identifies it is refused`(text: String) {
        #expect(throws: APIError.noIdentifier) { try CSVRows.read(text) }
    }

    @Test func `a column that stands twice is refused`() {
        #expect(throws: APIError.self) { try CSVRows.read("EMAIL;A;A\na@example.com;1;2") }
    }
}
