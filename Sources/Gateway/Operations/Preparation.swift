// What an operation will change, record and answer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit

/// What an operation will change, record and answer.
public struct Preparation<Output: Sendable>: Sendable {
    /// The answer once it is committed.
    public let output: Output
    /// The entries, in order.
    public let drafts: [EntryDraft]
    /// The changes that go with them.
    public let changes: [StateChange]

    /// Joins the three.
    ///
    /// - Precondition: there is at least one entry, for there is no change without one.
    public init(_ output: Output, recording drafts: [EntryDraft], changing changes: [StateChange]) {
        precondition(!drafts.isEmpty, "an operation records what it did")
        self.output = output
        self.drafts = drafts
        self.changes = changes
    }
}
