// Everything the gateway keeps.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Consent
public import Domain

/// Everything the gateway keeps: its state, the consent ledger, and the log with them.
public protocol GatewayStore: StateReading, ConsentLedger, LogStorage where Change == StateChange {
    /// Forgets a block that is on disk, synced and read back.
    ///
    /// The one change without an entry: like a write-ahead log's, it changes nothing that is so.
    func settleBlock(_ transfer: Identifier<Transfer>, _ block: Int) throws(StorageError)
}
