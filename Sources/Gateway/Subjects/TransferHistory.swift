// Every transfer that was decided, as the log tells it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// Every transfer that was ever decided, oldest first, as the log's entries tell it.
struct TransferHistory: Sendable {
    private(set) var transfers: [DecidedTransfer] = []
    /// Where the destruction of an epoch's key stands, by the epoch.
    private(set) var destroyedEpochs: [String: UInt64] = [:]
    private var places: [Identifier<Transfer>: Int] = [:]

    /// Reads the log once.
    ///
    /// - Throws: `GatewayError.integrity` for a decision that does not say what was decided.
    init(of log: some LogReading) throws(GatewayError) {
        try EntryScan.run(over: log) { (entry) throws(GatewayError) in
            if entry.type == .transferDecided {
                guard let transfer = DecidedTransfer(decision: entry) else {
                    throw .integrity("INVALID: entry \(entry.index): it names no subject records")
                }
                places[transfer.identifier] = transfers.count
                transfers.append(transfer)
            } else if let transfer = entry.transfer, let place = places[transfer] {
                transfers[place].take(entry)
            } else if entry.type == .retentionDestroyed,
                let epoch = entry.detail("epoch")?.stringValue
            {
                destroyedEpochs[epoch] = entry.index
            }
        }
    }
}
