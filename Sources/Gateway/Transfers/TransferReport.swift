// What became of a transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What became of a transfer, for whoever ran it.
public struct TransferReport: Sendable, Codable {
    /// The transfer.
    public let transfer: Identifier<Transfer>
    /// The export that was run.
    public let export: Name<Export>
    /// Where it stands.
    public let state: TransferState
    /// Why it ended before its last batch; nil when it did not.
    public let reason: ReasonCode?
    /// What was decided.
    public let totals: DecisionTotals
    /// People who were withheld after the decision, because something came in about them.
    public let withheldLate: Int
    /// People in delivered batches.
    public let delivered: Int
    /// Its batches.
    public let batches: [DeliveryRecord]
    /// Rows of delivered batches that the recipient refused or found twice, by its name for the
    /// kind: so many of those delivered did not arrive as people of their own.
    public let findings: [String: Int64]
    /// Kinds of such rows that the recipient gave no number of, but holds a report of.
    public let findingReports: [String]
    /// The recipient's legal name.
    public let recipient: String
}
