// Columns of a consent file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Testing

struct ConsentFileColumnsTests {
    private static let names = [
        "contact_type", "contact", "channel", "purpose", "state", "type", "expressed_at",
        "valid_for", "confirmed", "notice", "notice_version", "recipients", "method",
    ]

    @Test func `there are thirteen columns, in any order`() throws {
        #expect(ConsentFileColumns.names == Self.names)
        _ = try ConsentFileColumns(header: Self.names.reversed())
    }

    @Test func `six more columns may stand beside them`() throws {
        #expect(
            ConsentFileColumns.optionalNames == [
                "row_id", "language", "indicated_by", "confirmed_at", "confirmation", "proof",
            ])
        for name in ConsentFileColumns.optionalNames {
            _ = try ConsentFileColumns(header: [name] + Self.names)
        }
    }

    @Test(arguments: names)
    func `a missing column is named`(name: String) {
        #expect(throws: ConsentFileError.missingColumn(name)) {
            try ConsentFileColumns(header: Self.names.filter { $0 != name })
        }
    }

    @Test(arguments: names)
    func `a column that is there twice is named`(name: String) {
        #expect(throws: ConsentFileError.repeatedColumn(name)) {
            try ConsentFileColumns(header: Self.names + [name])
        }
    }

    @Test(arguments: ["valid_untill", "State", " contact", "contact ", "", "\u{FEFF}contact_type"])
    func `a column that is not known is named by its place and not quoted`(name: String) {
        #expect(throws: ConsentFileError.unknownColumn(position: 3)) {
            try ConsentFileColumns(header: Array(Self.names[..<2]) + [name] + Self.names[2...])
        }
    }
}
