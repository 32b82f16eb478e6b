// A consent event and its place in the ledger.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A consent event and its place in the ledger.
public struct NumberedConsentEvent: Hashable, Sendable {
    /// From 1, in the order of arrival.
    ///
    /// It pins what was known; it never decides.
    public let number: UInt64
    /// The event.
    public let event: ConsentEvent

    /// Joins the two.
    public init(number: UInt64, event: ConsentEvent) {
        self.number = number
        self.event = event
    }
}
