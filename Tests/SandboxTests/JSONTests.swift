// Reading and writing JSON.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import sendinblue_sandbox

/// Reading and writing JSON.
struct JSONTests {
    @Test(arguments: [
        #"{"a":[1,-2,0.5,true,false,null,"x"]}"#, "[]", "{}", #""\n\"\\""#, #""é😀""#, "1.5e300",
    ])
    func `what is read is written with the same meaning`(text: String) throws {
        let value = try JSONReader.read(Array(text.utf8))
        #expect(try JSONReader.read(value.bytes) == value)
    }

    @Test func `escapes and surrogate pairs are decoded`() throws {
        let value = try JSONReader.read(Array(#""Zo\u00eb\t\ud83d\ude00\/""#.utf8))
        #expect(value == .string("Zoë\t😀/"))
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\"}", "01", "1.", "-", "tru", "\"", #""\x""#, #""\ud800""#, "1 2",
        "\"\u{1}\"", "{'a':1}", "[1 2]",
    ])
    func `what is no JSON is refused`(text: String) {
        #expect(throws: JSONError.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    }

    @Test func `nesting has an end`() {
        let deep = [UInt8](repeating: 0x5B, count: 100_000)
        #expect(throws: JSONError.self) { try JSONReader.read(deep) }
    }

    @Test func `whole numbers are told apart from others`() throws {
        let value = try JSONReader.read(Array("[1,1.0]".utf8))
        #expect(value == .array([.integer(1), .number(1)]))
    }

    @Test func `of two members with one name the last counts`() throws {
        #expect(try JSONReader.read(Array(#"{"a":1,"a":2}"#.utf8))["a"] == 2)
    }
}
