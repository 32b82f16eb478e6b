// Keys, waiting blocks and cosignatures, read from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
public import Domain
import GRDB
public import Gateway

extension SQLiteStore {
    /// The newest version of a named key that is not destroyed.
    public func key(_ name: Name<KeyNoun>) throws(StorageError) -> SealedKey? {
        try keys(named: name).last
    }

    /// All versions of a named key that are not destroyed, oldest first.
    public func keys(named name: Name<KeyNoun>) throws(StorageError) -> [SealedKey] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT version, created_at, box FROM keys
                    WHERE name = ? AND destroyed_at IS NULL ORDER BY version
                    """, arguments: [name.text]
            ).map {
                SealedKey(
                    name: name, version: try $0.plain(0), createdAt: try $0.instant(1),
                    box: try $0.box(2))
            }
        }
    }

    /// Every version of every key that was ever made, by name, oldest first.
    public func keyStandings() throws(StorageError) -> [KeyStanding] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT name, version, created_at, destroyed_at FROM keys
                    ORDER BY name, version
                    """
            ).map {
                KeyStanding(
                    name: try $0.name(0), version: try $0.plain(1), createdAt: try $0.instant(2),
                    destroyedAt: (try $0.plainIfAny(3)).map(Instant.init(microseconds:)))
            }
        }
    }

    /// The keys that sign or signed the log, by the size they begin with.
    public func logKeys() throws(StorageError) -> [LogKeyRecord] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT vkey, from_size, until_size FROM log_keys ORDER BY from_size, vkey
                    """
            ).map {
                LogKeyRecord(
                    vkey: try $0.plain(0), from: UInt64(clamping: try $0.plain(1) as Int64),
                    until: (try $0.plainIfAny(2) as Int64?).map { UInt64(clamping: $0) })
            }
        }
    }

    /// Blocks that are recorded as erased and may not have reached the disk.
    public func pendingBlocks() throws(StorageError) -> [SegmentBlockImage] {
        try read {
            try Row.fetchAll(
                $0, sql: "SELECT segment, block, image FROM segment_redo ORDER BY segment, block"
            ).map {
                SegmentBlockImage(
                    transfer: try $0.identifier(0), block: try $0.plain(1),
                    bytes: try $0.bytes(2))
            }
        }
    }

    /// Forgets a block that is on disk, synced and read back.
    public func settleBlock(
        _ transfer: Identifier<Transfer>, _ block: Int
    ) throws(StorageError) {
        do {
            try pool.write {
                try $0.execute(
                    sql: "DELETE FROM segment_redo WHERE segment = ? AND block = ?",
                    arguments: ["\(transfer)", block])
            }
        } catch { throw StorageFailure.error(error, at: path) }
    }

    /// Transfers whose subject records are destroyed, by their identifier.
    public func destroyedSegments() throws(StorageError) -> [DestroyedSegment] {
        try read {
            try Row.fetchAll(
                $0,
                sql: "SELECT segment, epoch, horizon FROM destroyed_segments ORDER BY segment"
            ).map {
                DestroyedSegment(
                    transfer: try $0.identifier(0), epoch: try $0.plain(1),
                    horizon: try $0.instant(2))
            }
        }
    }

    /// Signature lines of witnesses under the checkpoint of a size, by name.
    public func cosignatures(ofSize size: UInt64) throws(StorageError) -> [String] {
        guard let size = Int64(exactly: size) else { return [] }
        return try read {
            try String.fetchAll(
                $0, sql: "SELECT line FROM cosignatures WHERE size = ? ORDER BY name",
                arguments: [size])
        }
    }

    /// Sizes of checkpoints that a witness signed, ascending.
    public func cosignedSizes() throws(StorageError) -> [UInt64] {
        try read {
            try Int64.fetchAll($0, sql: "SELECT DISTINCT size FROM cosignatures ORDER BY size")
                .map(UInt64.init(clamping:))
        }
    }
}
