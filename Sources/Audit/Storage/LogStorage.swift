// Where the log lives.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where the log lives, together with the state that its entries describe.
///
/// A state change and its entry are committed in one transaction: there is no change without an
/// entry and no entry without its change. `Change` is the gateway's affair.
public protocol LogStorage<Change>: LogReading {
    /// What may change together with an entry.
    associatedtype Change: Sendable

    /// Refuses if the files are no longer those that were opened, or if little space is left.
    func checkReadiness() throws(StorageError)

    /// Applies `changes` and adds `bodies` after `head`, and returns once that would survive power
    /// loss. A crash inside leaves the store as it was before, or as it is after; never between.
    ///
    /// Inside the transaction the bodies are selected back and given to `sealing`, so that what is
    /// hashed and signed is what is stored. The head moves by compare-and-swap on its size.
    ///
    /// - Throws: what `sealing` throws, or the store's own failure; then nothing was committed,
    ///   except that an error of the commit itself leaves that open until the next start.
    func commit(
        _ bodies: [[UInt8]], after head: LogHead?, changing changes: [Change],
        sealing: (_ stored: [[UInt8]]) throws(StorageError) -> LogGrowth
    ) throws(StorageError)
}
