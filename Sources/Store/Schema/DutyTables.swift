// The tables of duties and approvals.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What somebody has to do at a recipient, and what a second person allowed.
enum DutyTables {
    /// `body` is the record as it was opened or approved; the rest is NULL until its one end.
    static let statements = """
        CREATE TABLE duties (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT UNIQUE NOT NULL,
            due_at INTEGER NOT NULL,
            body TEXT NOT NULL,
            closed_at INTEGER,
            closed_by TEXT,
            statement TEXT
        ) STRICT;
        CREATE INDEX duties_by_deadline ON duties (due_at, number) WHERE closed_at IS NULL;
        CREATE TABLE approvals (
            number INTEGER PRIMARY KEY NOT NULL,
            identifier TEXT UNIQUE NOT NULL,
            plan TEXT NOT NULL REFERENCES plans (identifier),
            body TEXT NOT NULL,
            used_by TEXT
        ) STRICT;
        CREATE INDEX approvals_by_plan ON approvals (plan, number);
        """

    /// Tables whose rows end once and change in nothing else.
    static let endingOnce = [
        EndingTable(
            name: "duties", columns: ["number", "identifier", "due_at", "body"],
            ends: ["closed_at", "closed_by", "statement"]),
        EndingTable(
            name: "approvals", columns: ["number", "identifier", "plan", "body"],
            ends: ["used_by"]),
    ]
}
