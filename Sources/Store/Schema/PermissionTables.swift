// The tables of grants, shares, agreement texts, constraints and schedules.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What says for any past time who might do what over which connection.
enum PermissionTables {
    /// `number` is the order of arrival; `ended` is the canonical JSON of an end that was put to
    /// the row, which is NULL until then.
    static let statements = """
        CREATE TABLE role_grants (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT UNIQUE NOT NULL,
            principal TEXT NOT NULL REFERENCES principals (name),
            body TEXT NOT NULL,
            ended TEXT
        ) STRICT;
        CREATE TABLE shares (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT UNIQUE NOT NULL,
            connection TEXT NOT NULL REFERENCES connections (name),
            body TEXT NOT NULL,
            ended TEXT
        ) STRICT;
        CREATE INDEX shares_by_connection ON shares (connection, number);
        CREATE TABLE agreement_texts (
            number INTEGER PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (name, version)
        ) STRICT;
        CREATE TABLE export_constraints (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT UNIQUE NOT NULL,
            export TEXT NOT NULL REFERENCES exports (name),
            body TEXT NOT NULL,
            ended TEXT
        ) STRICT;
        CREATE INDEX export_constraints_by_export ON export_constraints (export, number);
        CREATE TABLE export_schedules (
            number INTEGER PRIMARY KEY NOT NULL,
            export TEXT NOT NULL REFERENCES exports (name),
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX export_schedules_by_export ON export_schedules (export, number);
        ALTER TABLE policies ADD COLUMN active_from INTEGER;
        ALTER TABLE policies ADD COLUMN is_guard_rail INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE policies ADD COLUMN entry INTEGER CHECK (entry >= 0);
        """

    /// Tables whose rows are history.
    static let history = ["agreement_texts", "export_schedules"]

    /// Tables whose rows end once and change in nothing else.
    static let endingOnce = [
        EndingTable(
            name: "role_grants", columns: ["number", "identifier", "principal", "body"],
            ends: ["ended"]),
        EndingTable(
            name: "shares", columns: ["number", "identifier", "connection", "body"],
            ends: ["ended"]),
        EndingTable(
            name: "export_constraints", columns: ["number", "identifier", "export", "body"],
            ends: ["ended"]),
    ]
}
