// How far a source has been read.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// How far a source has been read: the number of the next row, and what stopped it.
struct ReadingProgress {
    private var nextRow = 0
    private var failure: SourceError?

    /// Empties a batch and lets `add` fill it; false when no row was left.
    mutating func fill(
        _ batch: inout ProfileBatch, limit: Int, columns: Int, _ record: ReadingRecord,
        _ add: (inout ProfileBatch) throws(SourceError) -> Int
    ) throws(SourceError) -> Bool {
        precondition(limit > 0, "a batch takes at least one row")
        precondition(batch.columnCount == columns, "the batch is for another source")
        batch.begin(atRow: nextRow)
        if let failure { throw failure }
        do throws(SourceError) {
            let rows = try add(&batch)
            nextRow += rows
            if rows == 0 { record.finish() }
            return rows > 0
        } catch {
            failure = error
            throw error
        }
    }
}
