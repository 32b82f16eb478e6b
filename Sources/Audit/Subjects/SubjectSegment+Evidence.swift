// Showing what stands in a segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
import TransparencyLog

extension SubjectSegment {
    /// Shows whether a person stands in the segment, and with which records.
    ///
    /// - Returns: Slots with their paths, checked against the root; so is what they show.
    /// - Throws: `AuditError.invalid` when the file is not what the root covers, or its records are
    ///   out of order where the person would stand; `.stopped` when it cannot be read.
    /// - Complexity: O(log count) blocks, as long as few slots are erased; all of them once, when
    ///   the file of subtrees is missing or wrong.
    public func evidence(for tag: SubjectTag) throws(AuditError) -> SubjectEvidence {
        let evidence = SubjectEvidence(
            tag: tag, transfer: identifier, count: UInt64(count),
            shown: try shown(try slots(showing: tag)))
        do { _ = try evidence.verify(root: root) } catch {
            throw .invalid(place: "segment \(identifier)", cause: "\(error)")
        }
        return evidence
    }

    /// These slots with their paths, each checked against the root.
    ///
    /// - Throws: `AuditError.invalid` when the file is not what the root covers; `.stopped`.
    func shown(_ slots: some Sequence<Int>) throws(AuditError) -> [ShownSlot] {
        let path = blocks.file.path
        if let groups = SegmentSideFile.read(besides: path, count: count),
            let shown = try shown(slots, groups: groups)
        {
            return shown
        }
        let groups = try verifiedGroups()
        // Nobody needs the file of subtrees: without it, proofs only take longer.
        try? SegmentSideFile.write(groups, besides: path)
        guard let shown = try shown(slots, groups: groups) else {
            throw .invalid(
                place: "segment \(identifier)", cause: "it changed while it was read")
        }
        return shown
    }

    /// These slots with their paths; nil when one of them does not lead to the root.
    private func shown(
        _ slots: some Sequence<Int>, groups: [Digest<Node>]
    ) throws(AuditError) -> [ShownSlot]? {
        let subtrees = SegmentSubtrees(of: self, groups: groups)
        var shown: [ShownSlot] = []
        for slot in slots {
            let content = try self.slot(at: slot)
            do {
                let proof = try ProofBuilder.inclusion(
                    of: UInt64(slot), inSize: UInt64(count), from: subtrees)
                try proof.verify(leaf: content.leaf, root: root)
                shown.append(
                    ShownSlot(slot: UInt64(slot), content: content, path: proof.path))
            } catch let error as AuditError {
                throw error
            } catch {
                return nil
            }
        }
        return shown
    }

    /// From the last record before the tag to the first one after it, as far as there are any.
    private func slots(showing tag: SubjectTag) throws(AuditError) -> Range<Int> {
        let place = try firstSlot(notBefore: tag)
        var start = place
        while start > 0 {
            start -= 1
            if try slot(at: start).tag != nil { break }
        }
        var end = place
        while end < count {
            end += 1
            if let found = try slot(at: end - 1).tag, found != tag { break }
        }
        return start..<end
    }
}
