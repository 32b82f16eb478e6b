// How people are spelt in an import.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Sendinblue
import Testing

/// How people are spelt in an import.
struct ContactEncodingTests {
    private static func fields(_ names: [String]) -> [TargetField] {
        names.compactMap(TargetField.init)
    }

    private static func body(_ names: [String], _ people: [[String?]]) -> [UInt8] {
        let encoding = ContactEncoding(fields: fields(names), list: 76)
        var body = encoding.opening
        var values = ReleasedValues(fieldCount: names.count)
        for (index, person) in people.enumerated() {
            if index > 0 { body += encoding.separator }
            values.removeAll()
            for (field, value) in person.enumerated() {
                if let value { values.set(field) { $0 += value.utf8 } }
            }
            encoding.encode(values, into: &body)
        }
        return body + encoding.closing
    }

    @Test func `a body is exactly these bytes`() {
        let body = Self.body(
            ["FNAME", "EMAIL", "SMS"],
            [["Zoë", "zoe@example.com", "+33612345678"], [nil, "b@example.com", nil]])
        #expect(
            String(decoding: body, as: UTF8.self) == #"""
                {"listIds":[76],"updateExistingContacts":true,"disableNotification":true,\#
                "jsonBody":[{"email":"zoe@example.com","attributes":\#
                {"FNAME":"Zoë","SMS":"+33612345678"}},{"email":"b@example.com"}]}
                """#)
    }

    @Test
    func `a person without an address has attributes only, and one without anything has none`() {
        let body = Self.body(["EMAIL", "EXT_ID"], [[nil, "7"], [nil, nil]])
        #expect(
            String(decoding: body, as: UTF8.self)
                .hasSuffix(#""jsonBody":[{"attributes":{"EXT_ID":"7"}},{}]}"#))
    }

    @Test(arguments: [" a@example.com", "a@example.com \t", "\r\n a@example.com\n"])
    func `an address leaves without the blanks around it`(address: String) {
        let body = Self.body(["EMAIL"], [[address]])
        #expect(
            String(decoding: body, as: UTF8.self)
                .hasSuffix(#""jsonBody":[{"email":"a@example.com"}]}"#))
    }

    @Test func `an address of blanks alone is no address`() {
        let body = Self.body(["EMAIL"], [["   "]])
        #expect(String(decoding: body, as: UTF8.self).hasSuffix(#""jsonBody":[{}]}"#))
    }

    @Test func `nobody is a valid body`() throws {
        let body = Self.body(["EMAIL"], [])
        #expect(String(decoding: body, as: UTF8.self).hasSuffix(#""jsonBody":[]}"#))
    }

    @Test func `control characters, quotes and backslashes are escaped, the rest passes`() {
        let body = Self.body(["EMAIL"], [["\u{0}\u{1F}\t\n\r\u{8}\u{C}\"\\/\u{7F}\u{2028}é😀"]])
        let text = #"{"email":"\u0000\u001f\t\n\r\u0008\u000c\"\\/"# + "\u{7F}\u{2028}é😀\"}"
        #expect(String(decoding: body, as: UTF8.self).hasSuffix("[\(text)]}"))
    }

    @Test func `what was written reads back as the same values`() throws {
        var generator = SeededGenerator(state: 20_261_123)
        let names = ["EMAIL", "FNAME", "NOTE"]
        for _ in 0..<300 {
            var person = names.map { _ in SampleText.random(using: &generator) }
            let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\u{B}", "\u{C}", "\r"]
            let address = person[0].unicodeScalars.drop { blanks.contains($0) }
            let body = Self.body(names, [person.map(Optional.some)])
            let document = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
            let contact = (document?["jsonBody"] as? [[String: Any]])?.first
            let attributes = contact?["attributes"] as? [String: String] ?? [:]
            let found = [contact?["email"] as? String, attributes["FNAME"], attributes["NOTE"]]
            // Scalar by scalar: text compares equal across different spellings of one letter.
            let end = address.lastIndex { !blanks.contains($0) }
            person[0] = end.map { String(address[...$0]) } ?? ""
            #expect(
                found.map { $0.map { Array($0.unicodeScalars) } }
                    == person.map { $0.isEmpty ? nil : Array($0.unicodeScalars) })
            #expect(attributes.count == person.dropFirst().count { !$0.isEmpty })
        }
    }

    @Test func `no member that touches a blocklist or empties a value is ever written`() {
        let body = Self.body(["EMAIL", "FNAME"], [["a@example.com", "A"]])
        let text = String(decoding: body, as: UTF8.self).lowercased()
        for word in ["blacklist", "empty", "newlist", "notifyurl", "forcemerge", "\"email\":\"\""] {
            #expect(!text.contains(word))
        }
    }
}
