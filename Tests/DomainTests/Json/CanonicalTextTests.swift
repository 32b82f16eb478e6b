// How text, members and whole documents are spelt.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

struct CanonicalTextTests {
    private func parsed(_ text: String) throws -> CanonicalJSON {
        try CanonicalJSON(parsing: Array(text.utf8))
    }

    @Test func `the standard's example has the standard's bytes`() throws {
        // RFC 8785, sections 3.2.2 and 3.2.4.
        let source = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50,
                          2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try parsed(source).text == expected)
    }

    @Test func `members stand in the standard's order of code units`() throws {
        // RFC 8785, section 3.2.3.
        let source = #"""
            {"\u20ac": "Euro Sign", "\r": "Carriage Return",
             "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
             "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
             "\u00f6": "Latin Small Letter O With Diaeresis"}
            """#
        let text = try parsed(source).text
        let order = [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis",
            "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
        ]
        let places = order.map { text.range(of: $0)?.lowerBound }
        #expect(!places.contains(nil))
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test func `only quotes, backslashes and controls are escaped, each in one way`() throws {
        let scalars = (0..<0x80).compactMap { Unicode.Scalar($0) }
        for scalar in scalars {
            let text = CanonicalJSON.string(String(Character(scalar))).text.dropFirst().dropLast()
            switch scalar {
            case "\"", "\\": #expect(text == "\\" + String(Character(scalar)))
            case "\u{8}": #expect(text == "\\b")
            case "\t": #expect(text == "\\t")
            case "\n": #expect(text == "\\n")
            case "\u{C}": #expect(text == "\\f")
            case "\r": #expect(text == "\\r")
            case "\0"..<" ": #expect(text.hasPrefix("\\u00") && text.count == 6)
            default: #expect(text == String(Character(scalar)))
            }
        }
    }

    @Test(arguments: ["\u{7F}", "é", "e\u{301}", "日本語", "😀", "\u{2028}", "\0", "/", "\u{FEFF}"])
    func `text stays the same scalars through writing and reading`(text: String) throws {
        let value = try CanonicalJSON(canonical: CanonicalJSON.string(text).bytes)
        #expect(value.stringValue?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }

    @Test func `what is canonical is read, and written back byte for byte`() throws {
        let text = #"{"a":[1,2.5,"x",null,true,{}],"b":{"":[]},"c":-3}"#
        #expect(try CanonicalJSON(canonical: Array(text.utf8)).text == text)
    }

    @Test(arguments: [
        #"{"b":1,"a":2}"#, #"{ "a":1}"#, #"{"a":1}\#n"#, #""\u0041""#, #""\/""#, #""\u000F""#,
        #"[1, 2]"#,
    ])
    func `another spelling is read as JSON and refused as canonical`(text: String) throws {
        _ = try parsed(text)
        #expect(throws: CanonicalJSONError.self) { try CanonicalJSON(canonical: Array(text.utf8)) }
    }

    @Test(arguments: [
        "", " ", "{", "[", "]", "[1", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
        "{\"a\":1 \"b\":2}", "tru", "nul", "True", "'a'", "\"a", "\"\\x\"", "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\u{1}\"", "\"\n\"", "1 2", "[1]x",
        "\u{FEFF}1", "// a\n1", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}",
    ])
    func `what is not JSON, or says one thing twice, is refused`(text: String) {
        #expect(throws: CanonicalJSONError.self) { try CanonicalJSON(parsing: Array(text.utf8)) }
    }

    @Test(arguments: [
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
    ])
    func `text that is not UTF-8 is refused`(bytes: [UInt8]) {
        #expect(throws: CanonicalJSONError.self) {
            try CanonicalJSON(parsing: [0x22] + bytes + [0x22])
        }
    }

    @Test func `64 levels are read, one more is refused`() throws {
        let nested = { (depth: Int) in
            [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
        }
        _ = try CanonicalJSON(parsing: nested(64))
        #expect(throws: CanonicalJSONError.self) { try CanonicalJSON(parsing: nested(65)) }
        #expect(throws: CanonicalJSONError.self) { try CanonicalJSON(parsing: nested(100_000)) }
    }

    @Test func `no document cut off or with a byte put in ends the process`() {
        let source = Array(#"{"a":[-1.5e3,"\ud83d\ude00",null],"b":{"c":true}}"#.utf8)
        for place in source.indices {
            _ = try? CanonicalJSON(parsing: Array(source.prefix(place)))
            for byte in UInt8.min...UInt8.max {
                var changed = source
                changed[place] = byte
                guard let value = try? CanonicalJSON(parsing: changed) else { continue }
                #expect((try? CanonicalJSON(canonical: value.bytes)) != nil)
            }
        }
    }

    @Test func `an error names the place and quotes nothing`() {
        #expect {
            try CanonicalJSON(parsing: Array(#"{"ann@example.com":x}"#.utf8))
        } throws: { error in
            "\(error)" == "byte 20: not a value"
        }
    }
}
