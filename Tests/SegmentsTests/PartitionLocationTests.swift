// Where partitions may lie.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Segments
import Testing

@Suite struct PartitionLocationTests {
    private let layout: ExportLayout

    init() throws { layout = try ExportLayout() }

    @Test(arguments: [
        "Segment/2020/08/Segment_1.csv",
        "Segment\\2020\\08\\Segment_1.csv",
        "https://account.blob.core.windows.net/data/CustomerInsights_abcd/BlobExport/"
            + "Segment/2020/08/Segment_1.csv",
        "https://account.blob.core.windows.net/data/CustomerInsights_abcd/Renamed/"
            + "Segment/2020/08/Segment_1.csv",
        "https://account.dfs.core.windows.net:443/lake/BlobExport/Segment/2020/08/Segment_1.csv",
        "HTTPS://Account.Blob.Core.Windows.NET/BlobExport/Segment/2020/08/Segment%5F1.csv",
        "C:\\Users\\Public\\BlobExport\\Segment\\2020\\08\\Segment_1.csv",
        "/srv/BlobExport/Segment/2020/08/Segment_1.csv",
    ])
    func `every way to write a location leads to the file below the folder`(
        location: String
    ) throws {
        try layout.write("1,a\n", to: "Segment/2020/08/Segment_1.csv")
        try layout.writeModel([(location, "")])
        let reading = layout.read()
        #expect(reading.rows == [["1", "a"]])
        #expect(reading.error == nil)
    }

    @Test(arguments: [
        "../outside.csv", "data/../../outside.csv", "data/../a.csv", "./a.csv", "..\\outside.csv",
        "data/..", "..", ".", "", "/", "data//a.csv", "a.csv/", "/a.csv", "/etc/passwd",
        "C:\\outside.csv", "C:a.csv", "\\\\host\\share\\BlobExport\\a.csv",
        "//host/BlobExport/a.csv", "\\/host/BlobExport/a.csv", "file:///BlobExport/a.csv",
        "file:/BlobExport/a.csv", "http://account.blob.core.windows.net/BlobExport/a.csv",
        "abfss://data@account.dfs.core.windows.net/BlobExport/a.csv",
        "https://example.com/BlobExport/a.csv",
        "https://account.blob.core.windows.net.example.com/BlobExport/a.csv",
        "https://account.blob.core.windows.net@example.com/BlobExport/a.csv",
        "https://example.com\\@account.blob.core.windows.net/BlobExport/a.csv",
        "https://account.blob.core.windows.net:8443/BlobExport/a.csv",
        "https:/account.blob.core.windows.net/BlobExport/a.csv",
        "https://account.blob.core.windows.net/other/a.csv",
        "https://account.blob.core.windows.net/BlobExport/BlobExport/a.csv",
        "https://account.blob.core.windows.net/BlobExport/",
        "https://account.blob.core.windows.net/BlobExport",
        "https://account.blob.core.windows.net/CustomerInsights_abcd/BlobExport",
        "https://account.blob.core.windows.net/CustomerInsights_abcd/BlobExport/",
        "https://account.blob.core.windows.net/BlobExport/%2e%2e/outside.csv",
        "https://account.blob.core.windows.net/BlobExport/..%2foutside.csv",
        "https://account.blob.core.windows.net/BlobExport/..%5Coutside.csv",
        "https://account.blob.core.windows.net/BlobExport/a.csv%00",
        "https://account.blob.core.windows.net/BlobExport/a%2",
        "https://account.blob.core.windows.net/BlobExport/a%zz.csv",
        "https://account.blob.core.windows.net/BlobExport/a%ff.csv",
        "https://account.blob.core.windows.net/BlobExport/a.csv#x",
        "https://account.blob.core.windows.net/BlobExport/a.csv?snapshot=2020-08-24T14:33:00Z",
        "a.csv.gz", "a.CSV.GZ", "a.snappy",
    ])
    func `a location that could lead elsewhere is refused`(location: String) throws {
        try layout.folder.write("1,a\n", to: "outside.csv")
        try layout.write("1,a\n", to: "a.csv")
        try layout.write("1,a\n", to: "data/b.csv")
        try layout.writeModel([(location, "")])
        guard case .location(partition: "part1", _) = layout.read().problem else {
            Issue.record("accepted, or refused otherwise")
            return
        }
    }

    @Test func `no file is read twice`() throws {
        try layout.write("1,a\n", to: "data/a.csv")
        try layout.writeModel([("data/a.csv", ""), ("data\\a.csv", "")])
        guard case .location(partition: "part2", _) = layout.read().problem else {
            Issue.record("accepted, or refused otherwise")
            return
        }
    }

    @Test func `all partitions come from one host`() throws {
        try layout.write("1,a\n", to: "a.csv")
        try layout.write("2,b\n", to: "b.csv")
        try layout.writeModel([
            ("https://one.blob.core.windows.net/BlobExport/a.csv", ""),
            ("https://other.blob.core.windows.net/BlobExport/b.csv", ""),
        ])
        guard case .location(partition: "part2", _) = layout.read().problem else {
            Issue.record("accepted, or refused otherwise")
            return
        }
    }
}
