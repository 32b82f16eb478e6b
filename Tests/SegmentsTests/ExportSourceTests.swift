// Export folders as they are met.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation
import Segments
import Testing

@Suite struct ExportSourceTests {
    private let layout: ExportLayout
    private static let header = "\"fileFormatSettings\":{\"columnHeaders\":true}"

    init() throws { layout = try ExportLayout() }

    @Test func `partitions are read as listed, and what is not listed is left alone`() throws {
        try layout.write("3,c@example.com\n", to: "Segment/Segment_2.csv")
        try layout.write("1,a@example.com\n2,b@example.com", to: "Segment/Segment_1.csv")
        try layout.write("9,z@example.com\n", to: "Segment/Segment_3.csv")
        try layout.writeModel([("Segment/Segment_2.csv", ""), ("Segment/Segment_1.csv", "")])
        let reading = layout.read()
        #expect(
            reading.rows == [
                ["3", "c@example.com"], ["1", "a@example.com"], ["2", "b@example.com"],
            ])
        #expect(reading.error == nil)
    }

    @Test func `the digest is over the model and the partitions in order`() throws {
        try layout.write("2,b\n", to: "b.csv")
        try layout.write("\u{FEFF}1,a\n", to: "a.csv")
        try layout.writeModel([("b.csv", ""), ("a.csv", "")])
        let source = try ExportSource(path: layout.path, entity: nil, chunkBytes: 3)
        _ = Reading(source)
        var bytes: [UInt8] = []
        for name in ["model.json", "b.csv", "a.csv"] {
            bytes += try Data(contentsOf: URL(fileURLWithPath: layout.path + "/" + name))
        }
        #expect(source.digest() == SHA256.digest(of: bytes))
        #expect(source.bytesRead == UInt64(bytes.count))
        #expect(source.byteCount == source.bytesRead)
    }

    @Test func `rows are numbered on across partitions`() throws {
        try layout.write("1,a\n2,b\n", to: "a.csv")
        try layout.write("3,c\n", to: "b.csv")
        try layout.writeModel([("a.csv", ""), ("b.csv", "")])
        let source = try ExportSource(path: layout.path, entity: nil)
        var batch = ProfileBatch(columnCount: 2)
        var rows = 0
        while try source.read(into: &batch, limit: 10) {
            #expect(batch.firstRow == rows)
            rows += batch.rowCount
        }
        #expect(rows == 3)
    }

    @Test func `a wrong row is told by its place in its own partition`() throws {
        try layout.write("1,a\n2,b\n", to: "a.csv")
        let second = try layout.write("3,c\n4\n", to: "b.csv")
        try layout.writeModel([("a.csv", ""), ("b.csv", "")])
        let reading = layout.read()
        #expect(reading.rows.count == 3)
        #expect(reading.error?.file == second)
        #expect(reading.error?.row == 2)
    }

    @Test func `an empty partition has no rows`() throws {
        try layout.write("", to: "a.csv")
        try layout.write("1,a\n", to: "b.csv")
        try layout.write("", to: "c.csv")
        try layout.writeModel([("a.csv", ""), ("b.csv", ""), ("c.csv", Self.header)])
        #expect(layout.read().rows == [["1", "a"]])
        #expect(layout.read().error == nil)
    }

    @Test(arguments: [("", 0), ("\"location\":null", 0)])
    func `without files there are no rows`(members: String, count: Int) throws {
        let list = members.isEmpty ? "" : "{\"name\":\"part1\",\(members)}"
        try layout.write(ExportLayout.model(partitions: list), to: "model.json")
        #expect(layout.read().rows.count == count)
        #expect(layout.read().error == nil)
    }

    @Test func `a listed file that is missing is named before anything is read`() throws {
        try layout.write("1,a\n", to: "a.csv")
        try layout.writeModel([("a.csv", ""), ("b.csv", "")])
        let reading = layout.read()
        #expect(reading.rows.isEmpty)
        #expect(reading.problem == .notFound)
        #expect(reading.error?.reason == .inputNotFound)
        #expect(reading.error?.file.hasSuffix("/BlobExport/b.csv") == true)
    }

    @Test func `a folder without a model is refused by the model's name`() {
        let error = layout.read().error
        #expect(error?.problem == .notFound)
        #expect(error?.file.hasSuffix("/model.json") == true)
    }

    @Test(arguments: ["true", "\"true\"", "\"True\""])
    func `a header must name the attributes`(value: String) throws {
        let settings = "\"fileFormatSettings\":{\"columnHeaders\":\(value)}"
        try layout.writeModel([("a.csv", settings)])
        try layout.write("id,email\n1,a\n", to: "a.csv")
        #expect(layout.read().rows == [["1", "a"]])
        try layout.write("email,id\na,1\n", to: "a.csv")
        #expect(layout.read().problem == .headerDiffers)
        try layout.write("id\n1\n", to: "a.csv")
        #expect(layout.read().problem == .columnCount(found: 1, expected: 2))
    }

    @Test(arguments: [
        "", "\"fileFormatSettings\":{}", "\"fileFormatSettings\":null",
        "\"fileFormatSettings\":{\"columnHeaders\":\"false\"}",
    ])
    func `a header that the model does not announce is refused`(members: String) throws {
        try layout.writeModel([("a.csv", members)])
        try layout.write("id,email\n1,a\n", to: "a.csv")
        let reading = layout.read()
        #expect(reading.rows.isEmpty)
        #expect(reading.problem == .headerUnannounced)
    }

    @Test func `a symbolic link inside the folder is followed`() throws {
        try layout.write("1,a\n", to: "data/a.csv")
        try FileManager.default.createSymbolicLink(
            atPath: layout.path + "/link.csv", withDestinationPath: "data/a.csv")
        try layout.writeModel([("link.csv", "")])
        #expect(layout.read().rows == [["1", "a"]])
    }

    @Test(arguments: ["../outside.csv", "../BlobExportOther/outside.csv"])
    func `a symbolic link out of the folder is refused`(target: String) throws {
        try layout.folder.write("1,a\n", to: "outside.csv")
        try layout.folder.write("1,a\n", to: "BlobExportOther/outside.csv")
        try FileManager.default.createSymbolicLink(
            atPath: layout.path + "/link.csv", withDestinationPath: target)
        try layout.writeModel([("link.csv", "")])
        #expect(
            layout.read().problem == .unreadable(cause: "a link leads out of the export folder"))
    }

    @Test func `a link among the folders cannot lead out either`() throws {
        try layout.folder.write("1,a\n", to: "other/a.csv")
        try FileManager.default.createSymbolicLink(
            atPath: layout.path + "/data", withDestinationPath: layout.folder.path + "/other")
        try layout.writeModel([("data/a.csv", "")])
        #expect(
            layout.read().problem == .unreadable(cause: "a link leads out of the export folder"))
    }

    @Test func `packed bytes are refused whatever the name says`() throws {
        try layout.folder.write([0x1F, 0x8B, 0x08, 0x00], to: "BlobExport/a.csv")
        try layout.writeModel([("a.csv", "")])
        #expect(layout.read().problem == .compressed)
    }

    @Test func `a partition that is a folder is refused`() throws {
        try layout.write("", to: "data/a.csv")
        try layout.writeModel([("data", "")])
        #expect(layout.read().problem == .notRegularFile)
    }

    @Test func `columns with names in any script are taken as they are`() throws {
        try layout.write(
            ExportLayout.model(partitions: "{\"name\":\"p\",\"location\":\"é.csv\"}")
                .replacing("\"email\"", with: "\"Straße ü\""), to: "model.json")
        try layout.write("1,ß\n", to: "é.csv")
        let source = try ExportSource(path: layout.path, entity: nil)
        #expect(source.columns == ["id", "Straße ü"])
        #expect(Reading(source).rows == [["1", "ß"]])
    }

    @Test func `a description opens the source of its format`() throws {
        let csv = try layout.write("a\n1\n", to: "a.csv")
        let lines = try layout.write("{\"a\":1}\n", to: "a.ndjson")
        try layout.writeModel([])
        let open = { try ProfileSources.open($0) as any ProfileSource }
        #expect(try open(SourceDescription(format: .csv, path: csv)) is CSVSource)
        #expect(try open(SourceDescription(format: .ndjson, path: lines)) is NDJSONSource)
        #expect(
            try open(SourceDescription(format: .customerInsights, path: layout.path))
                is ExportSource)
        #expect(throws: SourceError.self) {
            _ = try open(SourceDescription(format: .csv, path: csv, entity: "Customer"))
        }
    }
}
