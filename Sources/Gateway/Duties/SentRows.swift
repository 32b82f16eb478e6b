// Which rows of a transfer left.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// Which rows of a transfer left, or may have: read from the entries that follow its decision.
struct SentRows: Sendable {
    private let transfer: DecidedTransfer
    /// Whether its end stands in the log; until then, whoever was released may be on the way.
    private let isFinished: Bool

    /// Entries read at a time.
    private static let step: UInt64 = 512

    /// Reads from the decision to the transfer's end, or to `end`.
    ///
    /// - Throws: `StorageError`; `EntryError` for bytes that are no entry.
    init(of decided: DecidedTransfer, before end: UInt64, in log: some LogReading) throws {
        var transfer = decided
        let name = Array("\(decided.identifier)".utf8)
        var position = decided.entry + 1
        while position < end {
            let next = min(position + Self.step, end)
            for (offset, body) in try log.bodies(position..<next).enumerated()
            where body.contains(name) {
                let entry = try Entry(body, at: position + UInt64(offset))
                guard entry.transfer == decided.identifier else { continue }
                transfer.take(entry)
                if entry.type == .transferFinished {
                    self.transfer = transfer
                    isFinished = true
                    return
                }
            }
            position = next
        }
        self.transfer = transfer
        isFinished = false
    }

    /// Whether the person of a record that was released left, or may have.
    func mayHold(slot: Int, row: Int) -> Bool {
        // Whoever was withheld late stays behind to the end of the transfer.
        guard transfer.late[slot] == nil else { return false }
        return !isFinished
            || transfer.batches.contains {
                $0.rows.contains(row) && $0.ended?.type != .deliveryFailed
            }
    }
}
