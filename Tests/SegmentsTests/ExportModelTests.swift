// Models as they are met.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Segments
import Testing

@Suite struct ExportModelTests {
    private let layout: ExportLayout
    private static let twoEntities = """
        {"entities":[
        {"name":"Customer","attributes":[{"name":"id"}],"partitions":[{"name":"p",
        "location":"Customer.csv"}]},
        {"$type":"LocalEntity","name":"Segment","attributes":[{"name":"key"}],
        "partitions":[{"name":"p","location":"Segment.csv"}]}]}
        """

    init() throws { layout = try ExportLayout() }

    @Test func `a byte order mark before the model is passed over`() throws {
        try layout.write("\u{FEFF}" + ExportLayout.model(partitions: ""), to: "model.json")
        #expect(layout.read().error == nil)
    }

    @Test func `tables may stand for entities`() throws {
        try layout.write("1\n", to: "a.csv")
        try layout.write(
            """
            {"name":"x","tables":[{"name":"Segment","attributes":[{"name":"id",
            "annotations":[{"name":"c360:PrimaryKey","value":"true"}]}],
            "partitions":[{"name":"p","location":"a.csv"}]}],"pbi:mashup":{"fast":[1]}}
            """, to: "model.json")
        #expect(layout.read().rows == [["1"]])
    }

    @Test func `of several entities one must be chosen`() throws {
        try layout.write("1\n", to: "Customer.csv")
        try layout.write("2\n", to: "Segment.csv")
        try layout.write(Self.twoEntities, to: "model.json")
        #expect(layout.read(entity: "Segment").rows == [["2"]])
        #expect(layout.read(entity: "Customer").rows == [["1"]])
        for entity in [nil, "segment"] {
            let error = layout.read(entity: entity).error
            #expect(error?.problem == .entityUnknown(names: ["Customer", "Segment"]))
            #expect(error?.reason == .inputNotFound)
            #expect(error?.description.hasSuffix("`Customer`, `Segment`") == true)
        }
    }

    @Test(arguments: [
        "", "[]", "{}", "{\"entities\":[]}", "{\"entities\":{}}",
        "{\"entities\":[{\"name\":\"a\"}],\"tables\":[{\"name\":\"a\"}]}",
        "{\"entities\":[{\"attributes\":[{\"name\":\"id\"}]}]}",
        "{\"entities\":[{\"name\":\"a.b\",\"attributes\":[{\"name\":\"id\"}]}]}",
        "{\"entities\":[{\"name\":\"a\",\"attributes\":[]}]}",
        "{\"entities\":[{\"name\":\"a\"}]}",
        "{\"entities\":[{\"name\":\"a\",\"attributes\":[{\"name\":\"\"}]}]}",
        "{\"entities\":[{\"name\":\"a\",\"attributes\":[{\"name\":\"x\"},{\"name\":\"x\"}]}]}",
        "{\"entities\":[{\"$type\":\"ReferenceEntity\",\"name\":\"a\",\"modelId\":\"m\"}]}",
        "{\"entities\":[{\"$type\":\"Other\",\"name\":\"a\",\"attributes\":[{\"name\":\"x\"}]}]}",
        "{\"version\":\"2.0\",\"entities\":[{\"name\":\"a\",\"attributes\":[{\"name\":\"x\"}]}]}",
        "{\"entities\":[{\"name\":\"a\",\"attributes\":[{\"name\":\"x\"}],\"partitions\":{}}]}",
        "{\"entities\":[{\"name\":\"a\",\"attributes\":[{\"name\":\"x\"}],\"partitions\":[{}]}]}",
    ])
    func `a model that says too little or too much is refused`(text: String) throws {
        try layout.write(text, to: "model.json")
        let reading = layout.read()
        guard case .model = reading.problem else {
            Issue.record("accepted, or refused otherwise: \(String(describing: reading.problem))")
            return
        }
        #expect(reading.error?.reason == .inputInvalid)
    }

    @Test func `a reference to another model is refused in its own words`() throws {
        try layout.write(
            ExportLayout.model(partitions: "").replacing("LocalEntity", with: "ReferenceEntity"),
            to: "model.json")
        #expect(layout.read().error?.description.contains("reference to another model") == true)
    }

    @Test(arguments: [
        ("", "1,\"a,b\"\n"),
        ("\"fileFormatSettings\":{\"delimiter\":\";\"}", "1;\"a,b\"\n"),
        ("\"fileFormatSettings\":{\"delimiter\":\"\\t\",\"encoding\":\"utf-8\"}", "1\ta,b\n"),
        (
            "\"fileFormatSettings\":{\"$type\":\"CsvFormatSettings\",\"delimiter\":\"|\"}",
            "1|\"a,b\"\n"
        ),
        // The trait wins over the settings, which fill its gaps.
        (
            "\"fileFormatSettings\":{\"delimiter\":\";\",\"columnHeaders\":true},"
                + "\"cdm:traits\":[{\"traitReference\":\"is.partition.format.CSV\",\"arguments\":"
                + "[{\"name\":\"delimiter\",\"value\":\"|\"}]}]",
            "id|email\n1|a,b\n"
        ),
        (
            "\"cdm:traits\":[\"is.partition.culture\",\"is.partition.format.CSV\"]",
            "1,\"a,b\"\n"
        ),
        (
            "\"fileFormatSettings\":{\"columnHeaders\":\"false\",\"pbi:other\":1},"
                + "\"cdm:traits\":[{\"traitReference\":\"is.partition.format.CSV\",\"arguments\":"
                + "[{\"name\":\"columnHeaders\",\"value\":\"true\"},"
                + "{\"name\":\"skipLines\",\"value\":0},{\"name\":\"newline\",\"value\":\"\\n\"},"
                + "{\"name\":\"escape\",\"value\":\"\\\"\"},{\"name\":\"quote\",\"value\":\"\\\"\"}]}]",
            "id,email\n1,\"a,b\"\n"
        ),
    ])
    func `settings and trait say how a partition is written`(
        members: String, text: String
    ) throws {
        try layout.write(text, to: "a.csv")
        try layout.writeModel([("a.csv", members)])
        let reading = layout.read()
        #expect(reading.rows == [["1", "a,b"]])
        #expect(reading.error == nil)
    }

    @Test(arguments: [
        ("\"quoteStyle\":\"QuoteStyle.None\"", "\"a\"", nil as SourceProblem?),
        ("\"quoteStyle\":\"QuoteStyle.Csv\"", "", .strayQuote),
        ("\"csvStyle\":\"CsvStyle.QuoteAlways\"", "", .strayQuote),
        ("", "", .strayQuote),
        ("\"csvStyle\":\"CsvStyle.QuoteAfterDelimiter\"", "a", nil),
    ])
    func `quotes mean what the styles say`(
        settings: String, first: String, problem: SourceProblem?
    ) throws {
        try layout.write("\"a\",b\"c\n", to: "a.csv")
        try layout.writeModel([("a.csv", "\"fileFormatSettings\":{\(settings)}")])
        let reading = layout.read()
        #expect(reading.problem == problem)
        #expect(reading.rows == (problem == nil ? [[first, "b\"c"]] : []))
    }

    @Test func `a ragged partition may have short rows`() throws {
        try layout.writeModel([
            (
                "a.csv",
                "\"cdm:traits\":[{\"traitReference\":\"is.partition.format.CSV\",\"arguments\":"
                    + "[{\"name\":\"raggedRight\",\"value\":true}]}]"
            )
        ])
        try layout.write("1\n", to: "a.csv")
        #expect(layout.read().rows == [["1", ""]])
    }

    @Test(arguments: [
        "\"fileFormatSettings\":{\"encoding\":\"windows-1252\"}",
        "\"fileFormatSettings\":{\"encoding\":\"ASCII\"}",
        "\"fileFormatSettings\":{\"delimiter\":\"\"}",
        "\"fileFormatSettings\":{\"delimiter\":\"||\"}",
        "\"fileFormatSettings\":{\"delimiter\":\"\\\"\"}",
        "\"fileFormatSettings\":{\"columnHeaders\":1}",
        "\"fileFormatSettings\":{\"columnHeaders\":\"yes\"}",
        "\"fileFormatSettings\":{\"quoteStyle\":\"QuoteStyle.Other\"}",
        "\"fileFormatSettings\":{\"csvStyle\":\"Other\"}",
        "\"fileFormatSettings\":{\"skipLines\":1}",
        "\"fileFormatSettings\":{\"escape\":\"\\\\\"}",
        "\"fileFormatSettings\":{\"decoy\":true}",
        "\"fileFormatSettings\":{\"$type\":\"ParquetFormatSettings\"}",
        "\"fileFormatSettings\":[]",
        "\"cdm:traits\":[\"is.partition.compressed\"]",
        "\"cdm:traits\":[\"is.partition.format.parquet\"]",
        "\"cdm:traits\":[\"is.partition.incremental\"]",
        "\"cdm:traits\":[1]",
        "\"cdm:traits\":[{\"traitReference\":\"is.partition.format.CSV\",\"arguments\":[1]}]",
    ])
    func `a format that cannot be read exactly is refused`(members: String) throws {
        try layout.write("1,a\n", to: "a.csv")
        try layout.writeModel([("a.csv", members)])
        guard case .format(partition: "part1", _) = layout.read().problem else {
            Issue.record("accepted, or refused otherwise")
            return
        }
    }
}
