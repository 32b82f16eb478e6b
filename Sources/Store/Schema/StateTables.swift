// The tables of the gateway's state.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The tables of the gateway's state.
///
/// What is searched, changed or referred to has a column; the rest of a record is its canonical
/// JSON in `body`. Instants are microseconds since 1970.
enum StateTables {
    /// `number` is the order of arrival where order matters.
    static let statements = """
        CREATE TABLE home (
            id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE keys (
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            box BLOB NOT NULL,
            PRIMARY KEY (name, version)
        ) STRICT;
        CREATE TABLE principals (
            name TEXT PRIMARY KEY NOT NULL,
            role TEXT NOT NULL,
            account INTEGER NOT NULL,
            enrolled_at INTEGER NOT NULL,
            disabled_at INTEGER
        ) STRICT;
        CREATE TABLE connections (
            name TEXT PRIMARY KEY NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE credentials (
            connection TEXT NOT NULL REFERENCES connections (name),
            version INTEGER NOT NULL,
            sealed_at INTEGER NOT NULL,
            wrapped_key BLOB NOT NULL,
            box BLOB NOT NULL,
            PRIMARY KEY (connection, version)
        ) STRICT;
        CREATE TABLE agreements (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT UNIQUE NOT NULL,
            connection TEXT NOT NULL REFERENCES connections (name),
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX agreements_by_connection ON agreements (connection, number);
        CREATE TABLE segments (
            name TEXT PRIMARY KEY NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE exports (
            name TEXT PRIMARY KEY NOT NULL,
            connection TEXT NOT NULL REFERENCES connections (name),
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE policies (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT NOT NULL,
            version INTEGER NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            source BLOB NOT NULL,
            activated_by TEXT NOT NULL,
            activated_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX policies_by_identifier ON policies (identifier, version);
        CREATE TABLE plans (
            identifier TEXT PRIMARY KEY NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE transfers (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT UNIQUE NOT NULL,
            state TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE deliveries (
            transfer TEXT NOT NULL REFERENCES transfers (identifier),
            batch INTEGER NOT NULL CHECK (batch >= 0),
            people INTEGER NOT NULL,
            body TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            process INTEGER,
            PRIMARY KEY (transfer, batch)
        ) STRICT;
        CREATE INDEX deliveries_by_state ON deliveries (state, transfer, batch);
        """
}
