// Names that people give.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

struct NameTests {
    private enum Thing {}

    @Test(arguments: [
        "a", "9", "newsletter", "sms_offers", "eu.2026-11", String(repeating: "a", count: 64),
    ])
    func `small letters, digits and marks make a name`(text: String) throws {
        #expect(try Name<Thing>(text).text == text)
    }

    @Test(arguments: [
        ".a", "_a", "-a", "A", "aB", "a b", "a/b", "a\n", "é", "a\u{301}", "a:b", "..", "a+b", "ａ",
    ])
    func `other characters make none, and the error quotes them`(text: String) {
        #expect(throws: NameError.character(text)) { try Name<Thing>(text) }
    }

    @Test(arguments: ["", String(repeating: "a", count: 65)])
    func `nothing and more than 64 characters make none`(text: String) {
        #expect(throws: NameError.length(text)) { try Name<Thing>(text) }
    }

    @Test func `names stand in the order of their bytes`() throws {
        let names = try ["b", "a.b", "a-b", "a_b", "ab", "a", "0"].map { try Name<Thing>($0) }
        #expect(names.sorted().map(\.text) == ["0", "a", "a-b", "a.b", "a_b", "ab", "b"])
    }

    @Test func `a name is decoded only if it is one`() throws {
        let data = Data(#"["a b"]"#.utf8)
        #expect(throws: NameError.character("a b")) {
            try JSONDecoder().decode([Name<Thing>].self, from: data)
        }
    }
}
