// The tables of the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The tables of the log: entries, tree, signed checkpoints and the one row that is the head.
enum LogTables {
    /// Entries, the tree over them, its signed checkpoints and the head.
    ///
    /// `leaves` is level 0 of the tree, `nodes` holds the complete subtrees above it. A leaf's hash
    /// is made from the body as it was read back, so it has a row of its own: an entry's row is
    /// written once and never touched again.
    static let statements = """
        CREATE TABLE entries (
            idx INTEGER PRIMARY KEY NOT NULL CHECK (idx >= 0),
            body BLOB NOT NULL
        ) STRICT;
        CREATE TABLE leaves (
            idx INTEGER PRIMARY KEY NOT NULL REFERENCES entries (idx),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE TABLE nodes (
            level INTEGER NOT NULL CHECK (level >= 1),
            idx INTEGER NOT NULL CHECK (idx >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (level, idx)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE checkpoints (
            size INTEGER PRIMARY KEY NOT NULL CHECK (size >= 1),
            root BLOB NOT NULL CHECK (length(root) = 32),
            note BLOB NOT NULL
        ) STRICT;
        CREATE TABLE head (
            id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
            size INTEGER NOT NULL REFERENCES checkpoints (size),
            root BLOB NOT NULL CHECK (length(root) = 32)
        ) STRICT;
        """
}
