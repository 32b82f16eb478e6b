// Puts erasures, the ends of keys and cosignatures into rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Foundation
import GRDB
import Gateway

extension StateWriter {
    /// The newest image of a block is made from the one before it, so it takes its place.
    func stage(_ image: SegmentBlockImage) throws {
        try database.execute(
            sql: """
                INSERT INTO segment_redo (segment, block, image) VALUES (?, ?, ?)
                ON CONFLICT (segment, block) DO UPDATE SET image = excluded.image
                """,
            arguments: ["\(image.transfer)", image.block, Data(image.bytes)])
    }

    func destroy(_ segment: DestroyedSegment) throws {
        try insert(
            "the end of the subject records of \(segment.transfer)",
            "INSERT INTO destroyed_segments (segment, epoch, horizon) VALUES (?, ?, ?)",
            ["\(segment.transfer)", segment.epoch, segment.horizon.microseconds])
    }

    func destroy(_ name: Name<KeyNoun>, version: Int, at instant: Instant) throws {
        let noun = "version \(version) of the key `\(name)`"
        try database.execute(
            sql: """
                UPDATE keys SET box = zeroblob(length(box)), destroyed_at = ?
                WHERE name = ? AND version = ? AND destroyed_at IS NULL
                """, arguments: [instant.microseconds, name.text, version])
        if database.changesCount == 1 { return }
        let isKnown = try Row.fetchOne(
            database, sql: "SELECT name FROM keys WHERE name = ? AND version = ?",
            arguments: [name.text, version])
        guard isKnown != nil else { throw StorageError.failed("there is no \(noun) to destroy") }
        throw StorageError.conflict("the end of \(noun)")
    }

    func add(_ key: LogKeyRecord) throws {
        try insert(
            "the log's key `\(key.vkey)`",
            "INSERT INTO log_keys (vkey, from_size, until_size) VALUES (?, ?, ?)",
            [key.vkey, Int64(clamping: key.from), key.until.map { Int64(clamping: $0) }])
    }

    func end(_ vkey: String, until size: UInt64) throws {
        try database.execute(
            sql: "UPDATE log_keys SET until_size = ? WHERE vkey = ? AND until_size IS NULL",
            arguments: [Int64(clamping: size), vkey])
        if database.changesCount == 1 { return }
        let isKnown = try Row.fetchOne(
            database, sql: "SELECT vkey FROM log_keys WHERE vkey = ?", arguments: [vkey])
        guard isKnown != nil else {
            throw StorageError.failed("the log has no key `\(vkey)` that could end")
        }
        throw StorageError.conflict("the end of the log's key `\(vkey)`")
    }

    func keep(_ lines: [String], ofSize size: UInt64) throws {
        for line in lines {
            // `— <name> <base64>`: the name holds no space.
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 3, words[0] == "\u{2014}" else {
                throw StorageError.failed("a cosignature is not a signature line")
            }
            try database.execute(
                sql: """
                    INSERT INTO cosignatures (size, name, line) VALUES (?, ?, ?)
                    ON CONFLICT (size, name) DO NOTHING
                    """,
                arguments: [Int64(clamping: size), String(words[1]), line])
        }
    }
}
