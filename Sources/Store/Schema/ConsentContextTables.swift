// The tables of purposes, notices, contexts and batches of consents.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What tells of every consent event how it came about.
enum ConsentContextTables {
    /// An event belongs to the batch with the greatest `first_event` that is not above its number.
    ///
    /// The columns of evidence are NULL where nothing beside the usual is to be said, and last, so
    /// that a scan for decisions reads none of them.
    static let statements = """
        CREATE TABLE purposes (
            name TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version >= 1),
            body TEXT NOT NULL,
            PRIMARY KEY (name, version)
        ) STRICT;
        CREATE TABLE notices (
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (name, version)
        ) STRICT;
        CREATE TABLE consent_contexts (
            digest BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
            body TEXT NOT NULL
        ) STRICT;
        DROP TABLE consent_imports;
        CREATE TABLE consent_batches (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT UNIQUE NOT NULL,
            is_single INTEGER NOT NULL,
            first_event INTEGER NOT NULL CHECK (first_event >= 1),
            event_count INTEGER NOT NULL CHECK (event_count >= 0),
            given_count INTEGER NOT NULL CHECK (given_count BETWEEN 0 AND event_count),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            body TEXT NOT NULL,
            row_index BLOB NOT NULL
        ) STRICT;
        CREATE INDEX consent_batches_by_event ON consent_batches (first_event)
            WHERE event_count > 0;
        CREATE INDEX consent_batches_by_giver ON consent_batches (recorded_by, recorded_at)
            WHERE given_count > 0;
        CREATE INDEX consent_batches_of_many ON consent_batches (number) WHERE is_single = 0;
        CREATE TABLE consent_quarantine (
            number INTEGER PRIMARY KEY NOT NULL,
            batch TEXT NOT NULL REFERENCES consent_batches (identifier),
            body TEXT NOT NULL
        ) STRICT;
        ALTER TABLE consent_events ADD COLUMN method TEXT;
        ALTER TABLE consent_events ADD COLUMN indicated_by TEXT;
        ALTER TABLE consent_events ADD COLUMN confirmed_at INTEGER;
        ALTER TABLE consent_events ADD COLUMN confirmation TEXT;
        ALTER TABLE consent_events ADD COLUMN proof BLOB CHECK (length(proof) = 32);
        ALTER TABLE consent_events ADD COLUMN source_row TEXT;
        ALTER TABLE consent_events ADD COLUMN stated_at INTEGER;
        """

    /// Tables whose rows are history; a trigger of `consent_events` stands for its new columns too.
    static let history = [
        "purposes", "notices", "consent_contexts", "consent_batches", "consent_quarantine",
    ]
}
