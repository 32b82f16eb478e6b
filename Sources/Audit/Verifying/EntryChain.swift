// What entries say about each other.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What entries say about each other: time, decisions, deliveries and how these ended.
struct EntryChain {
    private struct Standing {
        enum State {
            case started, uncertain, ended
        }

        let start: UInt64
        var state = State.started
    }

    /// The newest entry's time; nil before the first entry.
    private(set) var newest: Instant?
    private var decisions: [UInt64: Identifier<Transfer>] = [:]
    private var deliveries: [VerifiedLog.Delivery: Standing] = [:]

    /// Deliveries that were started and of which no outcome is recorded, by transfer and batch.
    var unfinished: [VerifiedLog.Delivery] {
        deliveries.filter { $0.value.state == .started }.keys.sorted()
    }

    /// Takes the next entry.
    ///
    /// - Throws: `EntryError.sequence` or `.member` when it cannot follow those before it.
    mutating func take(_ entry: Entry) throws(EntryError) {
        if let newest, entry.time < newest {
            throw .sequence("its time is before that of the entry before it")
        }
        switch entry.type {
        case .transferDecided:
            guard let transfer = entry.transfer else { throw .member("transfer") }
            decisions[entry.index] = transfer
        case .deliveryStarted: try start(entry)
        case .deliveryCompleted, .deliveryFailed: try end(entry, as: .ended)
        case .deliveryUncertain: try end(entry, as: .uncertain)
        case .deliveryReconciled: try end(entry, as: .ended, from: [.started, .uncertain])
        default: break
        }
        newest = entry.time
    }

    private mutating func start(_ entry: Entry) throws(EntryError) {
        let delivery = try Self.delivery(of: entry)
        guard let cause = entry.cause, decisions[cause] == delivery.transfer else {
            throw .sequence("its cause is not the decision of its transfer")
        }
        guard deliveries.updateValue(Standing(start: entry.index), forKey: delivery) == nil else {
            throw .sequence("the batch was started before")
        }
    }

    private mutating func end(
        _ entry: Entry, as state: Standing.State, from states: Set<Standing.State> = [.started]
    ) throws(EntryError) {
        let delivery = try Self.delivery(of: entry)
        guard let standing = deliveries[delivery] else {
            throw .sequence("the batch was never started")
        }
        guard states.contains(standing.state) else {
            throw .sequence("the batch had ended before")
        }
        guard entry.cause == nil || entry.cause == standing.start else {
            throw .sequence("its cause is not the start of its batch")
        }
        deliveries[delivery]?.state = state
    }

    private static func delivery(of entry: Entry) throws(EntryError) -> VerifiedLog.Delivery {
        guard let transfer = entry.transfer else { throw .member("transfer") }
        guard let batch = entry.detail("batch")?.integerValue, batch >= 0 else {
            throw .member("data.batch")
        }
        return VerifiedLog.Delivery(transfer: transfer, batch: Int(batch))
    }
}
