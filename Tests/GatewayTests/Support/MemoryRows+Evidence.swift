// Erasures, ends of keys and cosignatures in memory.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway

extension MemoryRows {
    /// Applies what erases, ends keys or keeps cosignatures, by the rules of the real store.
    mutating func applyEvidence(_ change: StateChange) throws(StorageError) {
        switch change {
        case .stageBlock(let image):
            pendingBlocks.removeAll {
                ($0.transfer, $0.block) == (image.transfer, image.block)
            }
            pendingBlocks.append(image)
        case .destroySegment(let segment):
            try refuse(
                "the end of the segment",
                if: destroyedSegments.contains { $0.transfer == segment.transfer })
            destroyedSegments.append(segment)
        case .destroyKey(let name, let version, let instant):
            try destroy(name, version, at: instant)
        case .addLogKey(let key):
            try refuse("the log's key", if: logKeys.contains { $0.vkey == key.vkey })
            logKeys.append(key)
        case .endLogKey(let vkey, let size):
            guard let index = logKeys.firstIndex(where: { $0.vkey == vkey }) else {
                throw .failed("no such key of the log")
            }
            try refuse("the end of the log's key", if: logKeys[index].until != nil)
            logKeys[index] = LogKeyRecord(vkey: vkey, from: logKeys[index].from, until: size)
        case .keepCosignatures(let size, let lines):
            for line in lines {
                let words = line.split(separator: " ")
                guard words.count == 3 else { throw .failed("no signature line") }
                let name = String(words[1])
                if cosignatures[size]?[name] == nil {
                    cosignatures[size, default: [:]][name] = line
                }
            }
        default: throw .failed("this store does not keep such a change")
        }
    }

    private mutating func destroy(
        _ name: Name<KeyNoun>, _ version: Int, at instant: Instant
    ) throws(StorageError) {
        try refuse(
            "the end of the key",
            if: destroyed.contains { ($0.name, $0.version) == (name, version) })
        guard let index = keys.firstIndex(where: { ($0.name, $0.version) == (name, version) })
        else { throw .failed("no such key") }
        destroyed.append(
            KeyStanding(
                name: name, version: version, createdAt: keys[index].createdAt,
                destroyedAt: instant))
        keys.remove(at: index)
    }
}

extension MemoryStore {
    func key(_ name: Name<KeyNoun>) throws(StorageError) -> SealedKey? {
        try keys(named: name).last
    }

    func keys(named name: Name<KeyNoun>) throws(StorageError) -> [SealedKey] {
        try read { rows in
            rows.keys.filter { $0.name == name }.sorted { $0.version < $1.version }
        }
    }

    func keyStandings() throws(StorageError) -> [KeyStanding] {
        try read { rows in
            (rows.destroyed
                + rows.keys.map {
                    KeyStanding(name: $0.name, version: $0.version, createdAt: $0.createdAt)
                }).sorted { ($0.name, $0.version) < ($1.name, $1.version) }
        }
    }

    func logKeys() throws(StorageError) -> [LogKeyRecord] {
        try read { $0.logKeys.sorted { $0.from < $1.from } }
    }

    func pendingBlocks() throws(StorageError) -> [SegmentBlockImage] {
        try read { $0.pendingBlocks }
    }

    func destroyedSegments() throws(StorageError) -> [DestroyedSegment] {
        try read { $0.destroyedSegments }
    }

    func settleBlock(_ transfer: Identifier<Transfer>, _ block: Int) throws(StorageError) {
        edit { rows in
            rows.pendingBlocks.removeAll { ($0.transfer, $0.block) == (transfer, block) }
        }
    }

    func cosignatures(ofSize size: UInt64) throws(StorageError) -> [String] {
        try read { rows in
            (rows.cosignatures[size] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
        }
    }

    func cosignedSizes() throws(StorageError) -> [UInt64] {
        try read { $0.cosignatures.keys.sorted() }
    }
}
