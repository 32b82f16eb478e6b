// What entries about a transfer's batches say about each other.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension EntryChain {
    /// A decision names the one before it: so whoever follows the names has missed none.
    mutating func decide(_ entry: Entry) throws(EntryError) {
        guard let transfer = entry.transfer else { throw .member("transfer") }
        guard try entry.place(in: "previous") == lastDecision else {
            throw .sequence("its `data.previous` is not the decision before it")
        }
        guard decided.insert(transfer).inserted else {
            throw .sequence("its transfer was decided before")
        }
        decisions[entry.index] = transfer
        lastDecision = entry.index
    }

    mutating func start(_ entry: Entry) throws(EntryError) {
        let batch = try Self.batch(of: entry)
        guard let rows = entry.detail("rows")?.arrayValue?.map(\.integerValue), rows.count == 2,
            let first = rows[0], let end = rows[1], 0 <= first, first < end
        else { throw .member("data.rows") }
        guard let cause = entry.cause, decisions[cause] == batch.transfer else {
            throw .sequence("its cause is not the decision of its transfer")
        }
        guard !destroyed.contains(batch.transfer) else {
            throw .sequence("the subject records of its transfer were destroyed before")
        }
        guard deliveries.updateValue(Standing(start: entry.index), forKey: batch) == nil else {
            throw .sequence("the batch was started before")
        }
    }

    mutating func end(
        _ entry: Entry, as state: Standing.State, from states: Set<Standing.State> = [.started]
    ) throws(EntryError) {
        let batch = try Self.batch(of: entry)
        guard let standing = deliveries[batch] else {
            throw .sequence("the batch was never started")
        }
        guard states.contains(standing.state) else {
            throw .sequence("the batch had ended before")
        }
        guard entry.cause == nil || entry.cause == standing.start else {
            throw .sequence("its cause is not the start of its batch")
        }
        deliveries[batch]?.state = state
    }

    private static func batch(of entry: Entry) throws(EntryError) -> Batch {
        guard let transfer = entry.transfer else { throw .member("transfer") }
        guard let batch = entry.detail("batch")?.integerValue, batch >= 0 else {
            throw .member("data.batch")
        }
        return Batch(transfer: transfer, number: Int(batch))
    }
}
