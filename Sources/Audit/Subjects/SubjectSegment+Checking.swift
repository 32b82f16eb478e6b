// Checking a whole segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

extension SubjectSegment {
    /// Checks every record: its bytes, its place in the order, its salt, and the root over all.
    ///
    /// A salt that is zero, stands twice or equals the tag would let a payload be guessed after the
    /// record is erased.
    ///
    /// - Throws: `AuditError.invalid` that names the first bad slot; `.stopped` when the file
    ///   cannot be read.
    public func verify() throws(AuditError) {
        var salts: Set<SubjectSalt> = []
        salts.reserveCapacity(count)
        var previous: SubjectRecord?
        let found = try forEachRecord { (slot, bytes, start) throws(AuditError) in
            guard let record = SubjectRecord(in: bytes, at: start) else {
                throw failure(at: slot, "it is not a subject record")
            }
            if let previous, !SubjectRecord.precedes(previous, record) {
                throw failure(at: slot, "it does not follow the slot before it")
            }
            guard record.salt != SubjectSalt(0, 0) else {
                throw failure(at: slot, "it has no salt")
            }
            let (tag, salt) = (bytes[start..<start + 16], bytes[start + 16..<start + 32])
            guard !salt.elementsEqual(tag) else {
                throw failure(at: slot, "its salt is its tag")
            }
            guard salts.insert(record.salt).inserted else {
                throw failure(at: slot, "its salt stands in an earlier slot too")
            }
            previous = record
        }
        try check(found)
    }

    /// Checks that the records, as they stand in the file, have the root.
    func verifyRoot() throws(AuditError) {
        try check(try forEachRecord { (_, _, _) throws(AuditError) in })
    }

    private func check(_ found: Digest<Node>) throws(AuditError) {
        guard found == root else {
            throw .invalid(
                place: "segment \(identifier)", cause: "its records have another root")
        }
    }

    /// Gives every record to `body`, by the bytes that hold it and where it starts in them.
    ///
    /// - Returns: The root over all.
    private func forEachRecord(
        _ body: (_ slot: Int, _ bytes: [UInt8], _ start: Int) throws(AuditError) -> Void
    ) throws(AuditError) -> Digest<Node> {
        var tree = SegmentTree()
        let size = SubjectRecord.byteCount
        for start in stride(from: 0, to: count, by: Self.chunk) {
            let number = min(Self.chunk, count - start)
            let bytes: [UInt8]
            do { bytes = try file.read(number * size, at: (start + 1) * size) } catch {
                throw .stopped(.failed("\(error)"))
            }
            for position in 0..<number {
                let place = position * size
                try body(start + position, bytes, place)
                tree.append(bytes[place..<place + size])
            }
        }
        return tree.root()
    }
}
