// The export folder is one that its model describes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import sample_profiles

struct ExportModelTests {
    private func entity(of run: SampleRun) throws -> CanonicalJSON {
        let model = try CanonicalJSON(parsing: try run.bytes("model.json"))
        #expect(model["version"] == "1.0")
        return try #require(model["entities"]?.arrayValue?.first)
    }

    @Test func `the model names the columns and how the partitions are written`() throws {
        let entity = try entity(of: try SampleRun(format: .customerInsights))
        #expect(entity["$type"] == "LocalEntity")
        #expect(entity["name"] == "Customer_Newsletter")
        let names = entity["attributes"]?.arrayValue?.compactMap { $0["name"]?.stringValue }
        #expect(names == ProfileColumn.allCases.map(\.attribute))
        let settings = entity["partitions"]?.arrayValue?.first?["fileFormatSettings"]
        #expect(settings?["columnHeaders"] == false)
        #expect(settings?["csvStyle"] == "CsvStyle.QuoteAlways")
    }

    @Test func `the partitions it names are the files there are, with all rows between them`()
        throws
    {
        let run = try SampleRun(rows: 20_001, format: .customerInsights)
        let partitions = try #require(try entity(of: run)["partitions"]?.arrayValue)
        let locations = partitions.compactMap { $0["location"]?.stringValue }
        #expect(
            locations
                == (1...3).map {
                    "Customer_Newsletter/2026/11/01/0600/Customer_Newsletter_\($0).csv"
                })
        let present = try FileManager.default.contentsOfDirectory(
            atPath: run.folder + "/Customer_Newsletter/2026/11/01/0600")
        #expect(present.count == 3)
        #expect(try locations.map { try run.table($0).count } == [10_000, 10_000, 1])
        #expect(run.summary.fileCount == 3)
    }

    @Test func `a partition has no header, and quotes round every field`() throws {
        let run = try SampleRun(rows: 1, format: .customerInsights)
        let bytes = try run.bytes("Customer_Newsletter/2026/11/01/0600/Customer_Newsletter_1.csv")
        let text = String(decoding: bytes, as: UTF8.self)
        let fields = text.dropLast().split(separator: ",", omittingEmptySubsequences: false)
        #expect(fields.count == ProfileColumn.allCases.count)
        #expect(fields.allSatisfy { $0.count >= 2 && $0.first == "\"" && $0.last == "\"" })
    }

    @Test(arguments: ProfileFormat.allCases)
    func `no rows are still a whole export`(format: ProfileFormat) throws {
        let run = try SampleRun(rows: 0, format: format)
        #expect(
            run.summary
                == SampleSummary(
                    profileCount: 0, fileCount: format == .customerInsights ? 0 : 1, consentCount: 0
                ))
        #expect(try run.table("consents.csv") == [ConsentLine.columns])
    }

    @Test func `every format holds the same profiles`() throws {
        let rows = try SampleRun(format: .csv).table("profiles.csv")
        let export = try SampleRun(format: .customerInsights)
            .table("Customer_Newsletter/2026/11/01/0600/Customer_Newsletter_1.csv")
        #expect(export == Array(rows.dropFirst()))
        let lines = try SampleRun(format: .ndjson).bytes("profiles.ndjson").split(separator: 0x0A)
        let objects = try lines.map { try CanonicalJSON(parsing: Array($0)) }
        let values = objects.map { object in
            ProfileColumn.allCases.map { column in
                let value = object[column.name]
                return value?.stringValue ?? value?.integerValue.map(String.init) ?? ""
            }
        }
        #expect(values == export)
    }
}
