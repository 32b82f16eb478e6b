// Where consent events are kept.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Where consent events are kept: a port, so that no rule depends on a database.
///
/// Events are added and never changed, so whatever is read up to a number stays as it was.
public protocol ConsentLedger: Sendable {
    /// The number of the newest event; 0 when there is none.
    func newestNumber() throws(LedgerError) -> UInt64

    /// All terms by their number, which starts at 1.
    func terms() throws(LedgerError) -> [UInt32: ConsentTerms]

    /// Hands over every event with a number above `after` and up to `upTo`.
    ///
    /// Ordered by subject, then by number.
    func scan(
        after: UInt64, upTo: UInt64, _ body: (borrowing NumberedConsentEvent) -> Void
    ) throws(LedgerError)

    /// The events of one subject up to a number, in the order of their numbers.
    func events(of subject: SubjectReference, upTo: UInt64) throws(LedgerError)
        -> [NumberedConsentEvent]

    /// The subjects that have an event with a number above `after` and up to `upTo`.
    func subjectsChanged(after: UInt64, upTo: UInt64) throws(LedgerError) -> Set<SubjectReference>
}
