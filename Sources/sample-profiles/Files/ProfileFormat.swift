// How profiles are written.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// How profiles are written.
enum ProfileFormat: String, CaseIterable, ExpressibleByArgument {
    /// A Customer Insights export folder: `model.json` and its partitions.
    case customerInsights = "ci-export"
    /// One CSV file with a header row.
    case csv
    /// One file of JSON objects, one a line.
    case ndjson

    /// An output of this format.
    ///
    /// - Throws: `SampleError` when it cannot be made.
    func output(
        in folder: SampleFolder, asOf: CalendarDate
    ) throws(SampleError) -> any ProfileOutput {
        switch self {
        case .customerInsights: try ExportFolder(in: folder, asOf: asOf)
        case .csv: try CommaFile(in: folder)
        case .ndjson: try LineFile(in: folder)
        }
    }
}
