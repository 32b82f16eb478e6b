// Consent events that are taken in together.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
public import Domain

/// Consent events that are taken in together, in one commit: one that was recorded, or a whole file.
public struct ConsentBatch: Sendable {
    /// Who took them in, when and from where.
    public let record: ConsentBatchRecord
    /// Terms that the ledger does not have yet, by their new number.
    public let terms: [UInt32: ConsentTerms]
    /// The events in order of arrival; the store numbers them.
    public let events: any ConsentEventSource
    /// Events dated so far ahead that they are kept apart.
    public let quarantined: [QuarantinedConsent]
    /// For a later import of the same source: what its rows were, as `ImportConsents` writes it.
    public let rowIndex: [UInt8]

    /// Joins the parts.
    public init(
        record: ConsentBatchRecord, terms: [UInt32: ConsentTerms],
        events: any ConsentEventSource, quarantined: [QuarantinedConsent] = [],
        rowIndex: [UInt8] = []
    ) {
        self.record = record
        self.terms = terms
        self.events = events
        self.quarantined = quarantined
        self.rowIndex = rowIndex
    }
}
