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
    /// The changes that go with them, made once it is known where the first entry stands.
    let changes: @Sendable (_ first: UInt64) throws(AuditError) -> [StateChange]

    /// Joins the three.
    ///
    /// - Precondition: there is at least one entry, for there is no change without one.
    public init(_ output: Output, recording drafts: [EntryDraft], changing changes: [StateChange]) {
        self.init(output, recording: drafts) { _ in changes }
    }

    /// Joins the three, where a change names the entry that it comes with.
    ///
    /// `changes` runs inside the log's one writer: what was read before and could have moved since
    /// is asked there once more, and a conflict undoes everything.
    ///
    /// - Precondition: there is at least one entry, for there is no change without one.
    public init(
        _ output: Output, recording drafts: [EntryDraft],
        changingAt changes:
            @escaping @Sendable (_ first: UInt64) throws(AuditError) -> [StateChange]
    ) {
        precondition(!drafts.isEmpty, "an operation records what it did")
        self.output = output
        self.drafts = drafts
        self.changes = changes
    }
}
