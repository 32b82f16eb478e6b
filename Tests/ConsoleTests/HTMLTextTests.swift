// What may become markup.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Console

struct HTMLTextTests {
    private func text(_ markup: HTMLText) -> String {
        String(decoding: markup.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("<script>", "&lt;script&gt;"), ("\"", "&quot;"), ("'", "&#39;"), ("a&b", "a&amp;b"),
        ("&lt;", "&amp;lt;"), ("ü漢", "ü漢"),
    ])
    func `text between literals is escaped`(value: String, escaped: String) {
        #expect(text("<td title=\"\(value)\">") == "<td title=\"\(escaped)\">")
    }

    @Test func `markup between literals stays markup`() {
        let inner: HTMLText = "<b>\("<")</b>"
        #expect(text("<p>\(inner)</p>") == "<p><b>&lt;</b></p>")
    }

    @Test(arguments: ["\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{200F}"])
    func `characters that change how others are shown are replaced`(character: String) {
        #expect(text("\("a\(character)b")") == "a\u{FFFD}b")
    }

    @Test func `line ends in text become blanks`() {
        #expect(text("\("a\nb")") == "a b")
    }
}
