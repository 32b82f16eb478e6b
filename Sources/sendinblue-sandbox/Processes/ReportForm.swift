// How the report of an import is shown.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How the report of an import is shown: the sources disagree.
enum ReportForm: String, CaseIterable, Sendable {
    /// The count of rows, or null.
    case number
    /// The address of a CSV file, or null.
    case url
    /// No report at all.
    case none
}
