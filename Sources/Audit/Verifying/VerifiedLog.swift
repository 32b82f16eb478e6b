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
    /// One batch of one transfer.
    public struct Delivery: Hashable, Comparable, Sendable {
        /// The transfer.
        public let transfer: Identifier<Transfer>
        /// The batch's number in it, from 0.
        public let batch: Int

        /// By transfer, then by number.
        public static func < (left: Delivery, right: Delivery) -> Bool {
            (left.transfer, left.batch) < (right.transfer, right.batch)
        }
    }

    /// The log's name.
    public let origin: String
    /// Number of entries.
    public let size: UInt64
    /// Root of the tree over all of them.
    public let root: Digest<Node>
    /// When the newest entry was written; nil in an empty log.
    public let newest: Instant?
    /// Deliveries that were started and of which no outcome is recorded.
    public let unfinished: [Delivery]

    /// Origin, size and the first 16 hexadecimal digits of the root: short enough to keep.
    public var shortForm: String { "\(origin) \(size) \(root.hexadecimal.prefix(16))" }
}
