// An export folder that a test lays out.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Segments

/// An export folder that a test lays out: files, and a model about one entity.
final class ExportLayout {
    let folder: TemporaryFolder
    /// The folder that holds `model.json`.
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/BlobExport"
        try folder.write("", to: "BlobExport/.keep")
    }

    /// Writes a file of the export.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try folder.write(text, to: "BlobExport/" + name)
    }

    /// Writes a model of one entity with the columns `id` and `email`; `members` are the further
    /// members of a partition, such as `"isHidden":true`.
    func writeModel(_ partitions: [(location: String, members: String)]) throws {
        let list = partitions.enumerated().map { number, partition in
            let members = partition.members.isEmpty ? "" : "," + partition.members
            let location = partition.location.replacing("\\", with: "\\\\")
            return "{\"name\":\"part\(number + 1)\",\"location\":\"\(location)\"\(members)}"
        }
        try write(Self.model(partitions: list.joined(separator: ",")), to: "model.json")
    }

    /// A model's text.
    static func model(partitions: String) -> String {
        """
        {"name":"Export","version":"1.0","culture":"de-DE","entities":[{"$type":"LocalEntity",
        "name":"HighValueSegment","c360:PrimaryKey":"id","attributes":[{"name":"id",
        "dataType":"GUID"},{"name":"email","dataType":"string"}],"partitions":[\(partitions)]}]}
        """
    }

    /// Reads the folder to its end.
    func read(entity: String? = nil, chunkBytes: Int = 4_096) -> Reading {
        .export(path, entity: entity, chunkBytes: chunkBytes)
    }
}
