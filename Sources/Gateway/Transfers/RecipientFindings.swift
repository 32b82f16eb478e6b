// What the recipient refused or found twice.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What the recipient refused or found twice in all batches of a transfer, so that "delivered" does
/// not hide people whom it dropped.
struct RecipientFindings: Equatable {
    /// Rows by the recipient's name for the kind.
    private(set) var counts: [String: Int64] = [:]
    /// Kinds that it holds a report of, sorted.
    private(set) var reports: [String] = []

    /// Adds what came of one batch.
    mutating func add(_ report: DeliveryReport) {
        counts.merge(report.findings) { $0.addingReportingOverflow($1).partialValue }
        reports = Set(reports).union(report.reports).sorted()
    }

    /// The members of an entry that say this.
    var details: [String: CanonicalJSON] {
        var details: [String: CanonicalJSON] = [:]
        if !counts.isEmpty { details["findings"] = .object(counts.mapValues { .integer($0) }) }
        if !reports.isEmpty { details["reports"] = .array(reports.map { .string($0) }) }
        return details
    }
}
