// Where a segment's profiles are and in which format.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where a segment's profiles are and in which format.
public struct SourceDescription: Hashable, Sendable, Codable {
    /// How the profiles are written.
    public enum Format: String, Hashable, Sendable, Codable, CaseIterable {
        /// A Customer Insights export folder: `model.json` and its partitions.
        case customerInsights = "ci-export"
        /// One CSV file with a header row.
        case csv
        /// One file of JSON objects, one a line.
        case ndjson
    }

    /// How the profiles are written.
    public let format: Format
    /// The folder or file.
    public let path: String
    /// The entity of a `model.json` to read; nil when it holds only one.
    public let entity: String?

    /// Joins the parts.
    public init(format: Format, path: String, entity: String? = nil) {
        self.format = format
        self.path = path
        self.entity = entity
    }
}
