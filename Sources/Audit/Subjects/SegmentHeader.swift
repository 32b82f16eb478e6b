// The first 96 bytes of a subject segment.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// The first 96 bytes of a subject segment; what it says has to agree with the transfer's entry.
struct SegmentHeader: Equatable {
    let identifier: Identifier<Transfer>
    let epoch: [UInt8]
    let count: Int
    let root: Digest<Node>

    private static let magic = Array("exeatsg1".utf8)
    private static let epochLimit = 8

    /// Joins the parts; nil unless the epoch is 1 to 8 visible ASCII characters.
    init?(identifier: Identifier<Transfer>, epoch: String, count: Int, root: Digest<Node>) {
        let epoch = Array(epoch.utf8)
        guard Self.isEpoch(epoch) else { return nil }
        self.identifier = identifier
        self.epoch = epoch
        self.count = count
        self.root = root
    }

    /// Reads the bytes of the header that `identifier` should have; nil for any other.
    init?(bytes: [UInt8], identifier: Identifier<Transfer>) {
        guard bytes.count == SubjectRecord.byteCount, bytes.starts(with: Self.magic),
            bytes[8..<24].elementsEqual(identifier.bytes),
            let root = Digest<Node>(bytes: bytes[40..<72]),
            bytes[72...].allSatisfy({ $0 == 0 })
        else { return nil }
        let epoch = Array(bytes[24..<32].prefix { $0 != 0 })
        guard Self.isEpoch(epoch), bytes[(24 + epoch.count)..<32].allSatisfy({ $0 == 0 }),
            let count = Int(exactly: BigEndian.word(in: bytes, at: 32))
        else { return nil }
        self.identifier = identifier
        self.epoch = epoch
        self.count = count
        self.root = root
    }

    /// The 96 bytes.
    var bytes: [UInt8] {
        var bytes = Self.magic + identifier.bytes + epoch
        bytes += [UInt8](repeating: 0, count: Self.epochLimit - epoch.count)
        BigEndian.append(UInt64(count), to: &bytes)
        root.append(to: &bytes)
        bytes += [UInt8](repeating: 0, count: SubjectRecord.byteCount - bytes.count)
        return bytes
    }

    private static func isEpoch(_ epoch: [UInt8]) -> Bool {
        (1...epochLimit).contains(epoch.count) && epoch.allSatisfy { (0x21...0x7e).contains($0) }
    }
}
