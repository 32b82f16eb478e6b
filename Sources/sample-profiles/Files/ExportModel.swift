// The model.json of a Customer Insights export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// The `model.json` of a Customer Insights export: which table, which columns, which partitions.
struct ExportModel {
    /// Its name in the folder.
    static let name = "model.json"
    /// The table's name.
    static let entity = "Customer_Newsletter"
    /// The day of the export.
    let asOf: CalendarDate

    /// Where the partitions stand, below the export's folder.
    var partitionFolder: String {
        let parts = asOf.description.split(separator: "-").joined(separator: "/")
        return "\(Self.entity)/\(parts)/0600"
    }

    /// Where one partition stands; they count from 1.
    func location(ofPartition number: Int) -> String {
        "\(partitionFolder)/\(Self.entity)_\(number).csv"
    }

    /// The bytes of the file, for this many partitions.
    func text(partitionCount: Int) -> [UInt8] {
        let time = CanonicalJSON.string("\(asOf)T06:00:00Z")
        let attributes = ProfileColumn.allCases.map { column in
            CanonicalJSON.object([
                "name": .string(column.attribute), "dataType": .string(column.dataType),
            ])
        }
        let partitions = (0..<partitionCount).map { index in
            CanonicalJSON.object([
                "name": .string("\(Self.entity)_\(index + 1)"),
                "refreshTime": time,
                "location": .string(location(ofPartition: index + 1)),
                "fileFormatSettings": Self.settings,
            ])
        }
        let entity: CanonicalJSON = [
            "$type": "LocalEntity", "name": .string(Self.entity),
            "description": "Members of the segment Newsletter",
            "annotations": [["name": "c360:PrimaryKey", "value": "CustomerId"]],
            "attributes": .array(attributes), "partitions": .array(partitions),
        ]
        let model: CanonicalJSON = [
            "name": "CustomerInsights", "version": "1.0", "modifiedTime": time,
            "annotations": [["name": "ci:ExportDestination", "value": "BlobExport"]],
            "entities": [entity],
        ]
        return model.bytes + [0x0A]
    }

    private static let settings: CanonicalJSON = [
        "$type": "CsvFormatSettings", "columnHeaders": false, "delimiter": ",",
        "quoteStyle": "QuoteStyle.Csv", "csvStyle": "CsvStyle.QuoteAlways", "encoding": "UTF-8",
    ]
}
