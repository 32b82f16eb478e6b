// The blocks of one segment, read and opened.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Synchronization

/// The blocks of one segment, read from its file and opened with its key.
///
/// The newest is kept, because halving ends inside one block and neighbours mostly share one.
final class SegmentBlocks: Sendable {
    let file: OpenFile
    let layout: SegmentLayout

    private let sealing: BlockSealing
    private let newest = Mutex<(block: Int, bytes: [UInt8])?>(nil)
    private let reads = Atomic(0)

    init(file: OpenFile, layout: SegmentLayout, key: consuming SecretBytes) {
        self.file = file
        self.layout = layout
        sealing = BlockSealing(key: key)
    }

    /// How many blocks were read from the file so far.
    var readCount: Int { reads.load(ordering: .relaxed) }

    /// The records of a block, from the file or as they were read last.
    func block(_ block: Int) throws(AuditError) -> [UInt8] {
        if let newest = newest.withLock({ $0 }), newest.block == block { return newest.bytes }
        let bytes = try read(block)
        newest.withLock { $0 = (block, bytes) }
        return bytes
    }

    /// The records of a block, from the file.
    func read(_ block: Int) throws(AuditError) -> [UInt8] {
        let range = layout.bytes(ofBlock: block)
        let sealed: [UInt8]
        do { sealed = try file.read(range.count, at: range.lowerBound) } catch {
            throw .stopped(.failed("\(error)"))
        }
        reads.add(1, ordering: .relaxed)
        return try open(sealed, block: block)
    }

    /// Opens an image of a block.
    func open(_ sealed: [UInt8], block: Int) throws(AuditError) -> [UInt8] {
        do {
            return try sealing.open(
                sealed, associatedData: layout.associatedData(ofBlock: block))
        } catch {
            guard error == .notAuthentic else { throw .stopped(.failed("\(error)")) }
            throw .invalid(
                place: "segment \(layout.identifier), block \(block)",
                cause: "it was changed, or belongs elsewhere")
        }
    }

    /// Seals a block under a fresh nonce.
    func seal(_ bytes: [UInt8], block: Int) throws(AuditError) -> [UInt8] {
        do {
            return try sealing.seal(
                bytes, associatedData: layout.associatedData(ofBlock: block))
        } catch { throw .stopped(.failed("\(error)")) }
    }
}
