// One place of a subject segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import TransparencyLog

/// One place of a subject segment: a record, or what is left of an erased one.
public enum SubjectSlot: Hashable, Sendable {
    /// The record of one person.
    case record(SubjectRecord)
    /// The record was erased; the slot has no tag any more.
    case erased(ErasedSlot)

    /// Reads 96 bytes; nil for anything that `bytes` would not give.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == SubjectRecord.byteCount else { return nil }
        self.init(in: Array(bytes), at: 0)
    }

    /// Reads the 96 bytes from `start` on; nil for anything that `bytes` would not give.
    init?(in bytes: [UInt8], at start: Int) {
        if ErasedSlot.isMarked(bytes, at: start) {
            guard let erased = ErasedSlot(in: bytes, at: start) else { return nil }
            self = .erased(erased)
        } else {
            guard let record = SubjectRecord(in: bytes, at: start) else { return nil }
            self = .record(record)
        }
    }

    /// The 96 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(SubjectRecord.byteCount)
        switch self {
        case .record(let record): record.append(to: &bytes)
        case .erased(let erased): erased.append(to: &bytes)
        }
        return bytes
    }

    /// The hash in the segment's tree: of a record's bytes, or the one that an erased slot keeps.
    public var leaf: Digest<Leaf> {
        switch self {
        case .record: TreeHash.leaf(of: bytes)
        case .erased(let erased): erased.leaf
        }
    }

    /// The person's pseudonym; nil where the record was erased.
    public var tag: SubjectTag? {
        if case .record(let record) = self { record.tag } else { nil }
    }
}
