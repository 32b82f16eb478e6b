// CSV as it is met.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation
import Segments
import Testing

@Suite struct CSVSourceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func read(_ text: String, _ settings: CSVSettings = CSVSettings()) throws -> Reading {
        .csv(try folder.write(text, to: "profiles.csv"), settings)
    }

    @Test func `the header gives the columns in order`() throws {
        let path = try folder.write("id,e-mail,naïve\n", to: "a.csv")
        let source = try CSVSource(path: path, settings: CSVSettings())
        #expect(source.columns == ["id", "e-mail", "naïve"])
    }

    @Test(arguments: ["\n", "\r\n"])
    func `rows end with either line break`(lineBreak: String) throws {
        let reading = try read("a,b\n1,2\n3,4\n".replacing("\n", with: lineBreak))
        #expect(reading.rows == [["1", "2"], ["3", "4"]])
        #expect(reading.error == nil)
    }

    @Test func `quotes enclose delimiters, line breaks and doubled quotes`() throws {
        let reading = try read("a,b\n\"x,y\",\"one\r\ntwo\n\"\"three\"\"\"\n\"\",\"\"\n")
        #expect(reading.rows == [["x,y", "one\r\ntwo\n\"three\""], ["", ""]])
    }

    @Test(arguments: [",", ";", "|", "\t"])
    func `the delimiter can be chosen`(delimiter: String) throws {
        let byte = try #require(delimiter.utf8.first)
        let settings = try #require(CSVSettings(delimiter: byte))
        let reading = try read("a,b\n1,\"2,\"\n".replacing(",", with: delimiter), settings)
        #expect(reading.rows == [["1", "2" + delimiter]])
    }

    @Test(arguments: [0x00, 0x0A, 0x0D, 0x22, 0x80, 0xFF] as [UInt8])
    func `a delimiter that could be something else is refused`(delimiter: UInt8) {
        #expect(CSVSettings(delimiter: delimiter) == nil)
    }

    @Test func `a byte order mark is no part of the first name`() throws {
        let path = try folder.write("\u{FEFF}a,b\n1,2\n", to: "a.csv")
        #expect(try CSVSource(path: path, settings: CSVSettings()).columns == ["a", "b"])
    }

    @Test(arguments: ["a,b\n1,2", "a,b\n1,2\n", "a,b\n1,2\n\n", "a,b\r\n1,2\r\n\r\n"])
    func `the last line may be open or empty`(text: String) throws {
        let reading = try read(text)
        #expect(reading.rows == [["1", "2"]])
        #expect(reading.error == nil)
    }

    @Test func `a quote inside a field is refused with its place`() throws {
        let error = try read("a,b\n1,2\n3,x\"y\n").error
        #expect(error?.problem == .strayQuote)
        #expect(error?.row == 2)
        #expect(error?.column == 2)
        #expect(error?.offset == 11)
        #expect(error?.reason == .inputInvalid)
    }

    @Test func `a quote inside a field is a character when only the first counts`() throws {
        let settings = try #require(CSVSettings(delimiter: 0x2C, quoting: .afterDelimiter))
        let reading = try read("a,b\nx\"y,\"p,q\"\n", settings)
        #expect(reading.rows == [["x\"y", "p,q"]])
    }

    @Test func `a quote is a character when none counts`() throws {
        let settings = try #require(CSVSettings(delimiter: 0x2C, quoting: .none))
        #expect(try read("a,b\n\"x\",\"\n", settings).rows == [["\"x\"", "\""]])
    }

    @Test func `short rows are filled where they are allowed`() throws {
        let settings = try #require(CSVSettings(delimiter: 0x2C, allowsShortRows: true))
        #expect(try read("a,b,c\n1\n2,3\n", settings).rows == [["1", "", ""], ["2", "3", ""]])
        #expect(try read("a,b\n1,2,3\n", settings).problem == .columnCount(found: 3, expected: 2))
    }

    @Test(arguments: [
        ("a,b\n1\n", SourceProblem.columnCount(found: 1, expected: 2)),
        ("a,b\n1,2,3,\n", .columnCount(found: 4, expected: 2)),
        ("a,b\n\n1,2\n", .columnCount(found: 1, expected: 2)),
        ("a\n1,2\n", .columnCount(found: 2, expected: 1)),
        ("a,b\n\"1\"x,2\n", .textAfterQuote),
        ("a,b\n1,\"2\n", .unclosedQuote),
        ("a,b\n1\r,2\n", .bareCarriageReturn),
        ("a,b\n1,2\r", .bareCarriageReturn),
        ("a,b\n1,\u{0}\n", .nulByte),
        ("a,b\n1,\"\u{0}\"\n", .nulByte),
        ("a,,c\n1,2,3\n", .unnamedColumn),
        ("\na\n", .unnamedColumn),
        ("a,b,a\n1,2,3\n", .repeatedColumn),
        ("", .empty), ("\n", .empty), ("\u{FEFF}", .empty),
    ])
    func `a malformed file is refused`(text: String, problem: SourceProblem) throws {
        #expect(try read(text).problem == problem)
    }

    @Test func `too many columns never leave a row in the batch`() throws {
        let reading = try read("a,b\n1,2\n3,4,5\n6,7\n")
        #expect(reading.rows == [["1", "2"]])
    }

    @Test func `bytes that are not UTF-8 are refused with row and byte`() throws {
        let path = try folder.write(Array("a,b\n1,2\n3,".utf8) + [0xC3, 0x0A], to: "a.csv")
        for chunkBytes in 1...12 {
            let reading = Reading.csv(path, chunkBytes: chunkBytes)
            #expect(reading.rows == [["1", "2"]])
            #expect(reading.problem == .notUTF8)
            #expect(reading.error?.row == 2)
            #expect(reading.error?.offset == 10)
        }
    }

    @Test func `a field may be 64 KiB and no longer`() throws {
        for quote in ["", "\""] {
            let longest = String(repeating: "x", count: 65_536)
            #expect(try read("a,b\n1,\(quote)\(longest)\(quote)\n").rows == [["1", longest]])
            let error = try read("a,b\n1,\(quote)\(longest)x\(quote)\n").error
            #expect(error?.problem == .fieldTooLong)
            #expect(error?.row == 1)
        }
    }

    @Test func `more columns than the limit are refused`() throws {
        let names = (1...1_025).map { "c\($0)" }
        #expect(try read(names.dropLast().joined(separator: ",")).error == nil)
        #expect(try read(names.joined(separator: ",")).problem == .tooManyColumns)
    }

    @Test func `long rows make short batches`() throws {
        let field = String(repeating: "x", count: 60_000)
        let text = "a\n" + String(repeating: field + "\n", count: 300)
        let path = try folder.write(text, to: "a.csv")
        let source = try CSVSource(path: path, settings: CSVSettings())
        var batch = ProfileBatch(columnCount: 1)
        var rows = 0
        while try source.read(into: &batch, limit: 1_000) {
            #expect(batch.bytes.count <= 8_388_608 + 65_536)
            #expect(batch.firstRow == rows)
            rows += batch.rowCount
        }
        #expect(rows == 300)
    }

    @Test func `the digest is that of the bytes`() throws {
        let text = "\u{FEFF}a,b\n1,2\n\n"
        let path = try folder.write(text, to: "a.csv")
        let source = try CSVSource(path: path, settings: CSVSettings(), chunkBytes: 5)
        _ = Reading(source)
        #expect(source.digest() == SHA256.digest(of: Array(text.utf8)))
        #expect(source.bytesRead == UInt64(text.utf8.count))
        #expect(source.byteCount == source.bytesRead)
    }

    @Test func `after an error the batch holds whole rows only`() throws {
        let path = try folder.write("a,b\n1,2\n3,\"4\"x\n", to: "a.csv")
        let source = try CSVSource(path: path, settings: CSVSettings())
        var batch = ProfileBatch(columnCount: 2)
        #expect(throws: SourceError.self) { _ = try source.read(into: &batch, limit: 9) }
        #expect(batch.fields.count == 2)
        #expect(batch.bytes == Array("12".utf8))
    }

    @Test func `a pipe is refused without waiting`() throws {
        let path = folder.path + "/pipe"
        #expect(unsafe mkfifo(path, 0o600) == 0)
        #expect(Reading.csv(path).problem == .notRegularFile)
    }

    @Test func `a folder is refused`() {
        #expect(Reading.csv(folder.path).problem == .notRegularFile)
    }

    @Test func `a missing file is named`() {
        let error = Reading.csv(folder.path + "/absent.csv").error
        #expect(error?.reason == .inputNotFound)
        #expect(error?.file == folder.path + "/absent.csv")
    }

    @Test func `an error quotes nothing of the file`() throws {
        let error = try read("a,b\n1,ann@example.com\"x\n").error
        #expect(error?.description.contains("example.com") == false)
        #expect(
            error?.description.hasSuffix(
                "row 1 (header not counted), column 2, byte 22: "
                    + "a quote inside a field that does not begin with one") == true)
    }
}
