// What a whole log was found to be.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// What a whole log was found to be, every byte of it checked.
///
/// A log checked only against itself cannot show that its end was cut off or that all of it was
/// written anew; keep `shortForm` or the checkpoint somewhere else, and compare next time.
public struct VerifiedLog: Hashable, Sendable {
    /// One batch of one transfer that was started.
    public struct Delivery: Hashable, Sendable {
        /// The transfer.
        public let transfer: Identifier<Transfer>
        /// The batch's number in it, from 0.
        public let batch: Int
        /// The entry that records the start, as people call its place.
        public let place: String
    }

    /// The log's name.
    public let origin: String
    /// Number of entries.
    public let size: UInt64
    /// Root of the tree over all of them.
    public let root: Digest<Node>
    /// When the newest entry was written; nil in an empty log.
    public let newest: Instant?
    /// The keys that its entries name.
    public let keys: LogKeys
    /// Deliveries that were started and of which no outcome is recorded, in order.
    public let unfinished: [Delivery]
    /// What was noticed and breaks no rule: one sentence each, without full stop.
    public let findings: [String]

    /// Origin, size and root on one line: all it takes to compare with this log later.
    public var shortForm: String { "\(origin) \(size) \(root.hexadecimal)" }

    /// Which batches may have been sent without anybody knowing; nil if there are none.
    public var openBatches: String? {
        guard let first = unfinished.first else { return nil }
        let more = unfinished.count == 1 ? "" : ", and \(unfinished.count - 1) more"
        return "\(first.place): batch \(first.batch) of transfer \(first.transfer) was started "
            + "and has no outcome\(more)"
    }

    /// Refuses a log in which a batch was started and has no outcome.
    ///
    /// To be asked last: it says that everything else holds.
    ///
    /// - Throws: `AuditError.unfinished` that names the first such batch.
    public func demandOutcomes() throws(AuditError) {
        if let openBatches { throw .unfinished(openBatches) }
    }
}
