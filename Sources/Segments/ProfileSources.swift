// Opens a source by its description.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Opens a source by its description.
public enum ProfileSources {
    /// Opens a source and reads as much of it as tells its columns.
    ///
    /// - Throws: `SourceError` when something is missing or its beginning cannot be read.
    public static func open(
        _ description: SourceDescription
    ) throws(SourceError) -> any ProfileSource {
        if description.entity != nil, description.format != .customerInsights {
            throw SourceError(file: description.path, problem: .entityWithoutModel)
        }
        switch description.format {
        case .customerInsights:
            return try ExportSource(path: description.path, entity: description.entity)
        case .csv:
            return try CSVSource(path: description.path, settings: CSVSettings())
        case .ndjson:
            return try NDJSONSource(path: description.path)
        }
    }
}
