// The slots that show whether a person stands in a segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// The slots that show whether a person stands in a segment, each with its way to the root.
///
/// They follow each other without a gap: the last record before the person's tag, everything up to
/// the first record after it, and that record; at either end of the segment that neighbour is
/// missing. It rests on the order of the records, which the transfer's entry states and which the
/// check of the whole segment confirms.
public struct SubjectEvidence: Hashable, Sendable {
    /// The person's pseudonym.
    public let tag: SubjectTag
    /// The transfer whose segment it is.
    public let transfer: Identifier<Transfer>
    /// How many slots the segment has.
    public let count: UInt64
    /// The slots; none only when the segment has none.
    public let shown: [ShownSlot]

    /// Joins the parts; nothing is checked before `verify`.
    public init(
        tag: SubjectTag, transfer: Identifier<Transfer>, count: UInt64, shown: [ShownSlot]
    ) {
        self.tag = tag
        self.transfer = transfer
        self.count = count
        self.shown = shown
    }

    /// The person's own records among the slots shown.
    public var records: [(slot: UInt64, record: SubjectRecord)] {
        shown.compactMap { item in
            guard case .record(let record) = item.content, record.tag == tag else { return nil }
            return (item.slot, record)
        }
    }

    /// Checks that the slots stand under `root`, and that they show what they should.
    ///
    /// - Returns: What they show.
    /// - Throws: `LogFormatError.unproven`.
    public func verify(root: Digest<Node>) throws(LogFormatError) -> SubjectClaim {
        let claim = try claim()
        for item in shown {
            let proof = InclusionProof(index: item.slot, size: count, path: item.path)
            do { try proof.verify(leaf: item.content.leaf, root: root) } catch {
                throw failure("slot \(item.slot) is not in the segment")
            }
        }
        guard count > 0 || root == TreeHash.emptyRoot else {
            throw failure("the segment has no slots, and its root is that of some")
        }
        return claim
    }

    /// What the slots show if they stand under the root.
    ///
    /// - Throws: `LogFormatError.unproven` when they are not exactly those that have to be shown.
    public func claim() throws(LogFormatError) -> SubjectClaim {
        guard let first = shown.first, let last = shown.last else {
            guard count == 0 else { throw failure("no slot is shown") }
            return .absent
        }
        guard last.slot < count else { throw failure("the segment has only \(count) slots") }
        for (item, next) in zip(shown, shown.dropFirst()) where next.slot != item.slot &+ 1 {
            throw failure("slots \(item.slot) and \(next.slot) are not neighbours")
        }
        var inner = shown[...]
        if let before = first.content.tag, before < tag {
            inner.removeFirst()
        } else if first.slot > 0 {
            throw failure("nobody who precedes the person is shown")
        }
        if let after = inner.last?.content.tag, tag < after {
            inner.removeLast()
        } else if last.slot + 1 < count {
            throw failure("nobody who follows the person is shown")
        }
        return try claim(of: inner)
    }

    /// What stands between the neighbours: the person's records, and erased slots.
    private func claim(of inner: ArraySlice<ShownSlot>) throws(LogFormatError) -> SubjectClaim {
        var previous: SubjectRecord?
        for item in inner {
            guard case .record(let record) = item.content else { continue }
            guard record.tag == tag else { throw failure("slot \(item.slot) is somebody else's") }
            if let previous, !SubjectRecord.precedes(previous, record) {
                throw failure("slot \(item.slot) does not follow the one before it")
            }
            previous = record
        }
        if previous != nil { return .present }
        return inner.isEmpty ? .absent : .absentOrErased
    }

    private func failure(_ problem: String) -> LogFormatError {
        .unproven(what: "the standing of \(tag) in transfer \(transfer)", problem: problem)
    }
}
