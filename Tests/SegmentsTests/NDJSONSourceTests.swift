// JSON objects, one a line, as they are met.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Segments
import Testing

@Suite struct NDJSONSourceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String) throws -> Reading {
        .lines(try folder.write(text, to: "profiles.ndjson"))
    }

    @Test func `the first object's keys are the columns, unescaped, in its order`() throws {
        let path = try folder.write(#"{"z":1, "n\u00e4me":2, "a":null}"#, to: "a.ndjson")
        let source = try NDJSONSource(path: path)
        #expect(source.columns == ["z", "näme", "a"])
    }

    @Test func `values come as text, numbers as they are spelt`() throws {
        let reading = try read(
            #"{"a":"x","b":-1.50e+07,"c":true,"d":false,"e":null,"f":""}"# + "\n")
        #expect(reading.rows == [["x", "-1.50e+07", "true", "false", "", ""]])
    }

    @Test func `keys may come in any order or be missing`() throws {
        let reading = try read(
            #"{"a":1,"b":2,"c":3}"# + "\n" + #"{"c":6,"a":4}"# + "\r\n" + "{ }\n"
                + " { \"b\" : 8 , \"c\" : 9 } ")
        #expect(
            reading.rows == [["1", "2", "3"], ["4", "", "6"], ["", "", ""], ["", "8", "9"]])
        #expect(reading.error == nil)
    }

    @Test func `text is unescaped`() throws {
        let reading = try read(#"{"a":"\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\ude00é😀"}"#)
        #expect(reading.rows == [["\"\\/\u{8}\u{C}\n\r\té€😀é😀"]])
    }

    @Test(arguments: [
        (#"{"a":{}}"#, SourceProblem.nestedValue),
        (#"{"a":[1]}"#, .nestedValue),
        (#"{"a":1,"a":2}"#, .repeatedColumn),
        (#"{"":1}"#, .unnamedColumn),
        (#"{}"#, .unnamedColumn),
        (#"{"a":"\u0000"}"#, .nulByte),
        ("{\"a\":\"\u{0}\"}", .nulByte),
        ("", .empty),
        ("\n", .empty),
        ("\u{FEFF}", .empty),
    ])
    func `what is no flat object is refused`(text: String, problem: SourceProblem) throws {
        #expect(try read(text).problem == problem)
    }

    @Test(arguments: [
        "[]", "1", "\"a\"", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}",
        "{a:1}", "{\"a\" 1}", "{\"a\":1}}", "{\"a\":1} {\"a\":1}", "{\"a\":01}", "{\"a\":1.}",
        "{\"a\":.5}", "{\"a\":+1}", "{\"a\":-}", "{\"a\":1e}", "{\"a\":tru}", "{\"a\":nulL}",
        "{\"a\":truee}", "{\"a\":\"x}", "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\",
        "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12G4\"}", "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}", "{\"a\":NaN}", "{\"a\":'x'}",
        "{\"a\":1}\u{C}", "{\"a\":1 2}", "\n{\"a\":1}",
    ])
    func `what is not JSON is refused`(text: String) throws {
        guard case .notAnObject = try read(text).problem else {
            Issue.record("accepted or refused for another reason")
            return
        }
    }

    @Test(arguments: [
        (#"{"a":1,"x":2}"#, SourceProblem.unknownKey, 24 as UInt64),
        (#"{"b":1,"b":2}"#, .repeatedColumn, 24),
        (#"{"b":[]}"#, .nestedValue, 19),
    ])
    func `a later object is refused with its row and byte`(
        text: String, problem: SourceProblem, offset: UInt64
    ) throws {
        let error = try read("{\"a\":1,\"b\":2}\n\(text)\n").error
        #expect(error?.problem == problem)
        #expect(error?.row == 2)
        #expect(error?.offset == offset)
    }

    @Test(arguments: [
        "{\"a\":1}", "{\"a\":1}\n", "{\"a\":1}\r\n", "{\"a\":1}\n\n", "{\"a\":1}\n\r\n",
    ])
    func `the last line may be open or empty`(text: String) throws {
        let reading = try read(text)
        #expect(reading.rows == [["1"]])
        #expect(reading.error == nil)
    }

    @Test(arguments: ["{\"a\":1}\n\n{\"a\":2}\n", "{\"a\":1}\n\n\n", "{\"a\":1}\n\r\n{\"a\":2}"])
    func `an empty line before the last is refused`(text: String) throws {
        let reading = try read(text)
        #expect(reading.rows == [["1"]])
        #expect(reading.error?.row == 2)
    }

    @Test func `bytes that are not UTF-8 are refused with row and byte`() throws {
        let bytes = Array("{\"a\":1}\n{\"a\":\"".utf8) + [0xE2, 0x82] + Array("\"}\n".utf8)
        let path = try folder.write(bytes, to: "a.ndjson")
        for chunkBytes in 1...bytes.count {
            let reading = Reading.lines(path, chunkBytes: chunkBytes)
            #expect(reading.rows == [["1"]])
            #expect(reading.problem == .notUTF8)
            #expect(reading.error?.row == 2)
            #expect(reading.error?.offset == 14)
        }
    }

    @Test func `a value may be 64 KiB and no longer`() throws {
        let longest = String(repeating: "x", count: 65_536)
        #expect(try read("{\"a\":\"\(longest)\"}").rows == [[longest]])
        #expect(try read("{\"a\":\"\(longest)x\"}").problem == .fieldTooLong)
    }

    @Test func `a line may not be endless`() throws {
        let blanks = String(repeating: " ", count: 4_194_304)
        #expect(try read("{\"a\":1}\n{\(blanks)}\n").problem == .lineTooLong)
    }

    @Test func `a chunk may end at every byte, and the file be cut there`() throws {
        let text =
            "\u{FEFF}{\"a\":\"é\\ud83d\\ude00\",\"b\":10}\n{\"b\":null,\"a\":\"\\\\\"}\r\n"
            + "{\"a\":true}\n\n"
        let bytes = Array(text.utf8)
        let whole = [["é😀", "10"], ["\\", ""], ["true", ""]]
        let path = try folder.write(bytes, to: "whole.ndjson")
        for count in 1...bytes.count {
            #expect(Reading.lines(path, chunkBytes: count).rows == whole)
            let cut = try folder.write(Array(bytes.prefix(count)), to: "cut.ndjson")
            let reading = Reading.lines(cut, chunkBytes: 7)
            #expect(Array(whole.prefix(reading.rows.count)) == reading.rows, "cut at \(count)")
            let isBoundary = [0x0A, 0x0D, 0x7D].contains(bytes[count - 1])
            #expect((reading.error == nil) == isBoundary, "cut at \(count)")
        }
    }

    @Test func `twenty thousand small lines read as a general parser reads them`() throws {
        let pieces = [
            "{", "}", "{}", "\"a\"", "\"b\"", ":", ",", "\"a\":1", ",\"b\":2", "1", "-0", "0.5",
            "1e5", "\"\"", "true", "null", " ", "\"\\u0041\"", "\"\\n\"", "\\", "\"", "é", "[", "]",
        ]
        var numbers = SeededNumbers(seed: 8_259)
        var accepted = 0
        for number in 0..<(Effort.isLong ? 500_000 : 20_000) {
            var line = Bool.random(using: &numbers) ? "{\"b\":" : "{\"a\":"
            for _ in 0..<Int.random(in: 0...5, using: &numbers) {
                line += pieces.randomElement(using: &numbers) ?? ""
            }
            if Bool.random(using: &numbers) { line += "}" }
            let path = try folder.write("{\"a\":1,\"b\":2}\n\(line)\n", to: "\(number % 8).ndjson")
            let reading = Reading.lines(path, chunkBytes: Int.random(in: 1...9, using: &numbers))
            let value = try? CanonicalJSON(parsing: Array(line.utf8))
            guard case .object(let members) = value else {
                #expect(reading.error != nil, "\(line)")
                continue
            }
            let isFlat = members.allSatisfy { name, member in
                switch member {
                case .array, .object: false
                default: ["a", "b"].contains(name)
                }
            }
            #expect((reading.error == nil) == isFlat, "\(line)")
            guard reading.error == nil else { continue }
            accepted += 1
            for (place, name) in ["a", "b"].enumerated() {
                let text = reading.rows[1][place]
                switch members[name] {
                case .string(let string): #expect(text == string, "\(line)")
                case .boolean(let boolean): #expect(text == "\(boolean)", "\(line)")
                case .integer(let integer): #expect(Int64(text) == integer, "\(line)")
                case .number(let number): #expect(Double(text) == number, "\(line)")
                default: #expect(text == "", "\(line)")
                }
            }
        }
        #expect(accepted > 500)
    }

    @Test func `a failed source stays failed`() throws {
        let path = try folder.write("{\"a\":1}\n{}}\n{\"a\":3}\n", to: "a.ndjson")
        let source = try NDJSONSource(path: path)
        let first = Reading(source)
        let second = Reading(source)
        #expect(first.rows == [["1"]])
        #expect(second.rows.isEmpty)
        #expect(second.error == first.error)
    }

    @Test func `the digest is that of the bytes`() throws {
        let text = "\u{FEFF}{\"a\":1}\n{\"a\":2}\n\n"
        let source = try NDJSONSource(path: try folder.write(text, to: "a.ndjson"), chunkBytes: 4)
        _ = Reading(source)
        #expect(source.digest() == SHA256.digest(of: Array(text.utf8)))
        #expect(source.byteCount == source.bytesRead)
    }
}
