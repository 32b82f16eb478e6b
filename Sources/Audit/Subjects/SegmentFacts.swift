// What the log says of a transfer's subject records.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// What the log says of a transfer's subject records: the only source that is believed.
public struct SegmentFacts: Hashable, Sendable {
    /// The transfer.
    public let transfer: Identifier<Transfer>
    /// The name of the key that made the tags.
    public let epoch: String
    /// How many slots.
    public let count: UInt64
    /// The root over them.
    public let root: Digest<Node>

    /// Reads the entry that decided a transfer; nil for any other, and for another format or order.
    public init?(_ decision: Entry) {
        guard decision.type == .transferDecided, let transfer = decision.transfer,
            let segment = decision.detail("segment"), segment["format"]?.stringValue == "seg1",
            segment["order"]?.stringValue == "tag", let epoch = segment["epoch"]?.stringValue,
            let count = segment["count"]?.integerValue.flatMap(UInt64.init(exactly:)),
            let root = segment["root"]?.stringValue.flatMap(Digest<Node>.init(hexadecimal:))
        else { return nil }
        self.transfer = transfer
        self.epoch = epoch
        self.count = count
        self.root = root
    }
}
