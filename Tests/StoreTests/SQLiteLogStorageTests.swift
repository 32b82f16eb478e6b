// The log's storage on SQLite.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Store
import Testing

/// The conformance suite of the log's storage, run on SQLite.
struct SQLiteLogStorageTests {
    private let home: TemporaryHome
    private let suite: LogStorageConformance<SQLiteStore>

    init() throws {
        home = try TemporaryHome()
        let store = try home.create()
        let segment = try Samples.segment()
        suite = LogStorageConformance(
            storage: store, change: .addSegment(segment),
            isChanged: { try store.segments() == [segment] })
    }

    @Test func `a new storage has no head`() throws { try suite.newStorageHasNoHead() }

    @Test func `committed entries read back byte for byte`() throws {
        try suite.committedEntriesReadBack()
    }

    @Test func `stored subtrees fold to the root`() throws {
        try suite.storedSubtreesFoldToTheRoot()
    }

    @Test func `entries beyond the end are not made up`() throws {
        try suite.entriesBeyondTheEndAreNotMadeUp()
    }

    @Test func `sealing gets what is stored`() throws { try suite.sealingGetsWhatIsStored() }

    @Test func `a change and its entry are committed together`() throws {
        try suite.changeAndEntryAreCommittedTogether()
    }

    @Test func `a failing seal undoes the change and the entries`() throws {
        try suite.failingSealUndoesEverything()
    }

    @Test func `a conflict leaves nothing half-written`() throws {
        try suite.conflictUndoesEverything()
    }

    @Test func `a writer with a stale head is refused`() throws { try suite.staleHeadIsRefused() }

    @Test func `another head of the same size is refused`() throws {
        try suite.otherHeadOfTheSameSizeIsRefused()
    }

    @Test func `a tree that did not grow by the entries is refused`() throws {
        try suite.growthOfAnotherSizeIsRefused()
    }

    @Test func `a change without an entry is refused`() throws {
        try suite.changeWithoutAnEntryIsRefused()
    }
}
