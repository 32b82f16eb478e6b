// What entries say about each other.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What entries say about each other: time, decisions, deliveries and how these ended.
struct EntryChain {
    private enum Standing {
        case started, uncertain, ended
    }

    /// The newest entry's time; nil before the first entry.
    private(set) var newest: Instant?
    private var decisions: [UInt64: Identifier<Transfer>] = [:]
    private var deliveries: [VerifiedLog.Delivery: Standing] = [:]

    /// Deliveries that were started and of which no outcome is recorded, by transfer and batch.
    var unfinished: [VerifiedLog.Delivery] {
        deliveries.filter { $0.value == .started }.keys.sorted()
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
        case .deliveryStarted:
            let delivery = try Self.delivery(of: entry)
            guard let cause = entry.cause, decisions[cause] == delivery.transfer else {
                throw .sequence("its cause is not the decision of its transfer")
            }
            guard deliveries[delivery] == nil else {
                throw .sequence("the batch was started before")
            }
            deliveries[delivery] = .started
        case .deliveryCompleted, .deliveryFailed, .deliveryUncertain:
            let delivery = try Self.delivery(of: entry)
            switch deliveries[delivery] {
            case .started: break
            case .uncertain, .ended: throw .sequence("the batch had ended before")
            case nil: throw .sequence("the batch was never started")
            }
            deliveries[delivery] = entry.type == .deliveryUncertain ? .uncertain : .ended
        case .deliveryReconciled:
            let delivery = try Self.delivery(of: entry)
            switch deliveries[delivery] {
            case .started, .uncertain: break
            case .ended: throw .sequence("the batch had ended before, and not uncertain")
            case nil: throw .sequence("the batch was never started")
            }
            deliveries[delivery] = .ended
        default: break
        }
        newest = entry.time
    }

    private static func delivery(of entry: Entry) throws(EntryError) -> VerifiedLog.Delivery {
        guard let transfer = entry.transfer else { throw .member("transfer") }
        guard let batch = entry.detail("batch")?.integerValue, batch >= 0 else {
            throw .member("data.batch")
        }
        return VerifiedLog.Delivery(transfer: transfer, batch: Int(batch))
    }
}
