// The tables of erasure, log keys and cosignatures.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit

/// What evidence on people, rotated keys and witnesses need beside the first tables.
enum EvidenceTables {
    /// Blocks that wait for their place on disk, the keys that sign the log, what witnesses signed,
    /// and the ends of keys and segments.
    ///
    /// Rows of `segment_redo` come and go like those of a write-ahead log. The index holds the few
    /// entries about the host's configuration, which every start asks for.
    static let statements = """
        CREATE INDEX entries_about_configuration ON entries (idx)
            WHERE \(condition(naming: .configChanged));
        CREATE TABLE segment_redo (
            segment TEXT NOT NULL,
            block INTEGER NOT NULL CHECK (block >= 0),
            image BLOB NOT NULL,
            PRIMARY KEY (segment, block)
        ) STRICT;
        CREATE TABLE log_keys (
            vkey TEXT PRIMARY KEY NOT NULL,
            from_size INTEGER NOT NULL CHECK (from_size >= 0),
            until_size INTEGER CHECK (until_size > from_size)
        ) STRICT;
        CREATE TABLE cosignatures (
            size INTEGER NOT NULL REFERENCES checkpoints (size),
            name TEXT NOT NULL,
            line TEXT NOT NULL,
            PRIMARY KEY (size, name)
        ) STRICT;
        CREATE TABLE destroyed_segments (
            segment TEXT PRIMARY KEY NOT NULL REFERENCES transfers (identifier),
            epoch TEXT NOT NULL,
            horizon INTEGER NOT NULL
        ) STRICT;
        ALTER TABLE keys ADD COLUMN destroyed_at INTEGER;
        """

    /// What an index on entries of a type and every search that is to use it have alike.
    static func condition(naming type: EntryType) -> String {
        let digits = type.member.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "instr(body, x'\(digits)') > 0"
    }

    /// A key stays as it was made, until it is destroyed; what signs the log ends once.
    static let rules = [
        "DROP TRIGGER keys_refuse_update",
        """
        CREATE TRIGGER keys_refuse_update BEFORE UPDATE ON keys
        WHEN OLD.destroyed_at IS NOT NULL OR NEW.destroyed_at IS NULL
        OR OLD.name <> NEW.name OR OLD.version <> NEW.version OR OLD.created_at <> NEW.created_at
        OR NEW.box <> zeroblob(length(OLD.box))
        BEGIN SELECT RAISE(ABORT, 'keys: rows that stand are not changed'); END
        """,
        """
        CREATE TRIGGER log_keys_refuse_update BEFORE UPDATE ON log_keys
        WHEN OLD.until_size IS NOT NULL OR NEW.until_size IS NULL
        OR OLD.vkey <> NEW.vkey OR OLD.from_size <> NEW.from_size
        BEGIN SELECT RAISE(ABORT, 'log_keys: rows that stand are not changed'); END
        """,
        """
        CREATE TRIGGER log_keys_refuse_delete BEFORE DELETE ON log_keys
        BEGIN SELECT RAISE(ABORT, 'log_keys: rows that stand are not changed'); END
        """,
        """
        CREATE TRIGGER destroyed_segments_refuse_update BEFORE UPDATE ON destroyed_segments
        BEGIN SELECT RAISE(ABORT, 'destroyed_segments: rows that stand are not changed'); END
        """,
        """
        CREATE TRIGGER destroyed_segments_refuse_delete BEFORE DELETE ON destroyed_segments
        BEGIN SELECT RAISE(ABORT, 'destroyed_segments: rows that stand are not changed'); END
        """,
        """
        CREATE TRIGGER cosignatures_refuse_update BEFORE UPDATE ON cosignatures
        BEGIN SELECT RAISE(ABORT, 'cosignatures: rows that stand are not changed'); END
        """,
        """
        CREATE TRIGGER cosignatures_refuse_delete BEFORE DELETE ON cosignatures
        BEGIN SELECT RAISE(ABORT, 'cosignatures: rows that stand are not changed'); END
        """,
    ]
}
