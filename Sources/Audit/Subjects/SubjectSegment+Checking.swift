// Checking a whole segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

extension SubjectSegment {
    /// Checks every slot: its bytes, its place in the order, its salt or the entry that erased it,
    /// and the root over all.
    ///
    /// A salt that is zero, stands twice or equals the tag would let a payload be guessed after the
    /// record is erased. Slots are looked at in order, the first problem is thrown, the root last.
    ///
    /// - Parameter erasures: For every slot that an entry of the log erases in this segment, the
    ///   hash that the entry names and the entry's index; the newest where there are several.
    /// - Returns: What is worth a report and breaks no proof: a slot that was erased, as the log
    ///   has it, and holds a record all the same.
    /// - Throws: `AuditError.invalid` that names the first bad slot or block; `.erasedUnlogged`
    ///   for a slot that is marked erased without such an entry; `.stopped` when the file cannot
    ///   be read.
    public func verify(erasures: [Int: ErasedSlot]) throws(AuditError) -> [String] {
        if let beyond = erasures.keys.filter({ !(0..<count).contains($0) }).min() {
            throw failure(at: beyond, "an entry erases it, and the segment has no such slot")
        }
        var reports: [String] = []
        var salts: Set<SubjectSalt> = []
        salts.reserveCapacity(count)
        var previous: SubjectRecord?
        let found = try forEachSlot { (slot, bytes, start) throws(AuditError) in
            guard let content = SubjectSlot(in: bytes, at: start) else {
                throw failure(at: slot, "it is not a subject record")
            }
            switch content {
            case .erased(let erased):
                try check(erased, at: slot, erasures[slot])
            case .record(let record):
                if erasures[slot] != nil {
                    reports.append("segment \(identifier), slot \(slot): erased slot has content")
                }
                try check(record, at: slot, after: previous)
                let (tag, salt) = (bytes[start..<start + 16], bytes[start + 16..<start + 32])
                guard !salt.elementsEqual(tag) else {
                    throw failure(at: slot, "its salt is its tag")
                }
                guard salts.insert(record.salt).inserted else {
                    throw failure(at: slot, "its salt stands in an earlier slot too")
                }
                previous = record
            }
        }
        try check(found.root)
        return reports
    }

    /// The complete subtrees of 256 slots, once the slots as they stand in the file have the root.
    func verifiedGroups() throws(AuditError) -> [Digest<Node>] {
        let found = try forEachSlot { (_, _, _) throws(AuditError) in }
        try check(found.root)
        return found.groups
    }

    private func check(
        _ record: SubjectRecord, at slot: Int, after previous: SubjectRecord?
    ) throws(AuditError) {
        if let previous, !SubjectRecord.precedes(previous, record) {
            throw failure(at: slot, "it does not follow the slot before it")
        }
        guard record.salt != SubjectSalt(0, 0) else {
            throw failure(at: slot, "it has no salt")
        }
    }

    private func check(
        _ erased: ErasedSlot, at slot: Int, _ logged: ErasedSlot?
    ) throws(AuditError) {
        guard let logged else {
            throw unlogged(slot, "it is marked erased, and no entry erases it")
        }
        guard logged.leaf == erased.leaf else {
            throw unlogged(slot, "entry \(logged.entry) erases another record than it had")
        }
        guard logged.entry == erased.entry else {
            throw unlogged(
                slot, "it names entry \(erased.entry), and entry \(logged.entry) erases it")
        }
    }

    private func unlogged(_ slot: Int, _ cause: String) -> AuditError {
        .erasedUnlogged(place: "segment \(identifier), slot \(slot)", cause: cause)
    }

    private func check(_ found: Digest<Node>) throws(AuditError) {
        guard found == root else {
            throw .invalid(
                place: "segment \(identifier)", cause: "its records have another root")
        }
    }

    /// Gives every slot to `body`, by the bytes that hold it and where it starts in them.
    ///
    /// - Returns: The root over all, and the complete subtrees of 256 slots.
    private func forEachSlot(
        _ body: (_ slot: Int, _ bytes: [UInt8], _ start: Int) throws(AuditError) -> Void
    ) throws(AuditError) -> (root: Digest<Node>, groups: [Digest<Node>]) {
        var tree = SegmentTree()
        for block in 0..<blocks.layout.blockCount {
            let bytes = try blocks.read(block)
            for (place, slot) in blocks.layout.slots(ofBlock: block).enumerated() {
                let start = place * SubjectRecord.byteCount
                try body(slot, bytes, start)
                if let erased = ErasedSlot(in: bytes, at: start) {
                    tree.append(erased.leaf)
                } else {
                    tree.append(bytes, at: start)
                }
            }
        }
        return tree.finish()
    }
}
