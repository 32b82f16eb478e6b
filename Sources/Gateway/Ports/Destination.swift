// Where released records go.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Where released records go.
///
/// One implementation a kind of recipient.
///
/// A destination opens its credential with the token it is given, spends the token, and answers
/// what became of it. It never sends twice, and never decides anything.
public protocol Destination: Sendable {
    /// What one request may hold.
    var limit: BatchLimit { get }

    /// How people are spelt in a request body for this list.
    func encoding(of fields: [TargetField], list: Int64) -> any RecordEncoding

    /// Looks whether credential, list and fields are known there. Nothing about a person leaves.
    func examine(
        list: Int64?, fields: [TargetField], on errand: consuming Errand
    ) async throws(DestinationError) -> DestinationFacts

    /// Sends a batch, waits until the recipient has taken it in or refused it, and says which.
    ///
    /// An answer that did not come is `uncertain`, never sent again from here.
    func deliver(_ exeat: consuming Exeat) async -> DeliveryOutcome

    /// Calls `each` with every address that the list holds, as the recipient spells it.
    ///
    /// - Returns: How many there were.
    func readBack(
        list: Int64, on errand: consuming Errand, _ each: (ArraySlice<UInt8>) -> Void
    ) async throws(DestinationError) -> Int
}
