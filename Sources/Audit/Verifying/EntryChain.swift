// What entries say about each other.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// What entries say about each other: time, keys, decisions, deliveries and how these ended.
struct EntryChain {
    /// One batch of one transfer.
    struct Batch: Hashable {
        let transfer: Identifier<Transfer>
        let number: Int
    }

    /// What became of a batch that was started.
    struct Standing {
        enum State {
            case started, uncertain, ended
        }

        let start: UInt64
        var state = State.started
    }

    /// The newest entry's time; nil before the first entry.
    private(set) var newest: Instant?
    /// The keys that the entries name; nil before the first entry.
    private(set) var keys: LogKeys?
    /// Which transfer each decision is about, by the decision's place.
    var decisions: [UInt64: Identifier<Transfer>] = [:]
    /// Place of the newest decision.
    var lastDecision: UInt64?
    /// Every transfer that was decided.
    var decided: Set<Identifier<Transfer>> = []
    /// Transfers whose subject records were destroyed.
    var destroyed: Set<Identifier<Transfer>> = []
    /// Every batch that was started.
    var deliveries: [Batch: Standing] = [:]

    /// Batches of which no outcome is recorded, in the order of their starts.
    var unfinished: [(batch: Batch, start: UInt64)] {
        deliveries.filter { $0.value.state == .started }
            .map { ($0.key, $0.value.start) }.sorted { $0.start < $1.start }
    }

    /// Takes the next entry.
    ///
    /// - Throws: `EntryError.sequence` or `.member` when it cannot follow those before it.
    mutating func take(_ entry: Entry) throws(EntryError) {
        if let newest, entry.time < newest {
            throw .sequence("its time is before that of the entry before it")
        }
        if entry.index == 0 { keys = try LogKeys(creating: entry) }
        try keys?.take(entry)
        switch entry.type {
        case .transferDecided: try decide(entry)
        case .deliveryStarted: try start(entry)
        case .deliveryCompleted, .deliveryFailed: try end(entry, as: .ended)
        case .deliveryUncertain: try end(entry, as: .uncertain)
        case .deliveryReconciled: try end(entry, as: .ended, from: [.started, .uncertain])
        case .subjectReported: try checkReport(entry)
        case .subjectErased: try checkErasure(entry)
        case .retentionDestroyed: try destroy(entry)
        case .reviewSigned: try checkReview(entry)
        default: break
        }
        newest = entry.time
    }
}
