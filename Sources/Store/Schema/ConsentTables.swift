// The tables of the consent ledger.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The tables of the consent ledger.
enum ConsentTables {
    /// Terms, imports and events, all of them history.
    ///
    /// An event's `number` is its place in the ledger, from 1; `terms` is NULL where the ledger
    /// says 0. The index gives one ordered scan over all subjects.
    static let statements = """
        CREATE TABLE consent_terms (
            number INTEGER PRIMARY KEY NOT NULL CHECK (number >= 1),
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE consent_imports (
            source TEXT PRIMARY KEY NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE consent_events (
            number INTEGER PRIMARY KEY NOT NULL CHECK (number >= 1),
            subject BLOB NOT NULL CHECK (length(subject) = 32),
            identifier BLOB NOT NULL CHECK (length(identifier) = 16),
            terms INTEGER REFERENCES consent_terms (number),
            purpose TEXT,
            channel TEXT,
            recipient TEXT,
            state INTEGER NOT NULL,
            type INTEGER NOT NULL,
            is_confirmed INTEGER NOT NULL,
            expressed_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX consent_events_by_subject ON consent_events (subject, number);
        """
}
