// A log whose signing key changed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// One key takes over from another: which checkpoints each has to sign, where the log lives and in
/// what is published of it.
struct RotatedLogTests {
    private let folder: Folder
    private let first: VerifierKey
    private let second: VerifierKey

    init() throws {
        folder = try Folder()
        first = try Sample.key()
        second = try Sample.key(seed: 8)
    }

    private func draft(_ type: EntryType, _ details: [String: CanonicalJSON]) -> EntryDraft {
        EntryDraft(
            type, .allowed, by: Sample.actor, on: ("key", "log-signing"), details: details)
    }

    /// Entries 0 and 1, the rotation, one more, the retirement, one more.
    private var drafts: [EntryDraft] {
        [
            Sample.draft(), Sample.draft(),
            draft(
                .keyRotated, ["previous": .string(first.text), "vkey": .string(second.text)]),
            Sample.draft(), draft(.keyRetired, ["vkey": .string(first.text)]), Sample.draft(),
        ]
    }

    /// The first so many entries, with checkpoints of these sizes, each signed by keys of these
    /// seeds.
    private func storage(_ signers: [UInt64: [UInt8]], of drafts: [EntryDraft]? = nil) throws
        -> MemoryStorage
    {
        let size = try #require(signers.keys.max())
        let bodies = try Sample.bodies(drafts ?? self.drafts).prefix(Int(size))
        let storage = try Sample.storage(of: Array(bodies))
        let tree = StoredTree(storage)
        for (size, seeds) in signers {
            let root = try ProofBuilder.root(ofSize: size, from: tree)
            let text = Checkpoint(origin: Sample.origin, size: size, root: root).text
            let lines = try seeds.flatMap { try Sample.signer(seed: $0).sign(text).signatures }
            let note = try SignedNote(text: text, signatures: lines).bytes
            storage.edit {
                $0.checkpoints[size] = note
                if size == UInt64($0.bodies.count) {
                    $0.head = LogHead(size: size, root: root, note: note)
                }
            }
        }
        return storage
    }

    private let whole: [UInt64: [UInt8]] = [2: [7], 3: [7, 8], 4: [7, 8], 5: [7, 8], 6: [8]]

    private func expect(
        _ place: String, because cause: String? = nil, _ signers: [UInt64: [UInt8]],
        of drafts: [EntryDraft]? = nil, key: VerifierKey,
        from location: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: AuditError.self, sourceLocation: location) {
            try LogVerifier.verify(storage: storage(signers, of: drafts), key: key)
        }
        guard case .invalid(let found, let why)? = error else {
            Issue.record("\(String(describing: error))", sourceLocation: location)
            return
        }
        #expect(found == place, sourceLocation: location)
        if let cause { #expect(why == cause, sourceLocation: location) }
    }

    @Test func `a log verifies with whichever key signs its newest checkpoint`() throws {
        #expect(try LogVerifier.verify(storage: storage(whole), key: second).size == 6)
        for key in [first, second] {
            let log = try LogVerifier.verify(
                storage: storage([2: [7], 3: [7, 8], 4: [7, 8]]), key: key)
            #expect(log.keys.valid(at: 4) == [first, second])
        }
    }

    @Test func `a new key without the entry that names it is refused`() {
        let plain = [Sample.draft(), Sample.draft()]
        expect("head", [1: [7], 2: [8]], of: plain, key: first)
        expect("checkpoint 2", [1: [7], 2: [8]], of: plain, key: second)
        expect(
            "checkpoint 2", because: "not its keys alone signed it", [1: [7], 2: [7, 8]], of: plain,
            key: first)
    }

    @Test func `a rotation that the new key alone signed is refused`() {
        expect(
            "checkpoint 3", because: "`\(first.text)` did not sign it",
            [2: [7], 3: [8], 4: [7, 8]],
            key: second)
    }

    @Test func `a rotation that the old key alone signed is refused`() {
        expect(
            "checkpoint 3", because: "`\(second.text)` did not sign it",
            [2: [7], 3: [7], 4: [7, 8]],
            key: second)
    }

    @Test func `a key after its end is refused`() {
        expect("head", [2: [7], 3: [7, 8], 5: [7, 8], 6: [8]], key: first)
        expect("checkpoint 6", [2: [7], 3: [7, 8], 5: [7, 8], 6: [7]], key: first)
        expect(
            "checkpoint 6", because: "a key whose use has ended signed it",
            [2: [7], 3: [7, 8], 5: [7, 8], 6: [7, 8]], key: second)
    }

    @Test func `a takeover without a checkpoint of both is refused`() {
        expect(
            "entry 4", because: "no checkpoint was signed by both keys", [2: [7], 6: [8]],
            key: second)
    }

    @Test func `the published keys are those that sign`() throws {
        for (size, keys) in [(2, [first]), (4, [first, second]), (6, [second])] {
            let signers = whole.filter { $0.key <= UInt64(size) }
            let key = try #require(keys.last)
            _ = try LogPublisher.publish(storage(signers), key: key, to: folder.path)
            let text = keys.map { "\($0.text)\n" }.joined()
            #expect(try folder.bytes("log.vkey") == Array(text.utf8))
            for key in keys {
                let log = try PublishedLog(directory: folder.path).verify(key: key)
                #expect(log.size == UInt64(size))
            }
        }
    }

    @Test func `a stranger with a key that has ended is told when it ended`() throws {
        _ = try LogPublisher.publish(storage(whole), key: second, to: folder.path)
        #expect(
            throws: AuditError.invalid(
                place: "log.vkey",
                cause: "it is not the key asked for: the key's use ended at entry 4")
        ) { try PublishedLog(directory: folder.path).verify(key: first) }
    }

    @Test func `a checkpoint kept under the old key is compared with the new log`() throws {
        let storage = try storage(whole)
        let log = try LogVerifier.verify(storage: storage, key: second)
        let note = try #require(storage.rows.checkpoints[2])
        try LogVerifier.compare(KeptCheckpoint(parsing: note), with: storage, log: log)
        _ = try LogPublisher.publish(storage, key: second, to: folder.path)
        let published = PublishedLog(directory: folder.path)
        #expect(
            try published.verify(key: second, since: KeptCheckpoint(parsing: note)).size == 6)
        let forged = try Sample.signer().sign(
            Checkpoint(origin: Sample.origin, size: 2, root: .zero).text)
        #expect(throws: AuditError.fork(size: 2)) {
            try published.verify(key: second, since: KeptCheckpoint(parsing: forged.bytes))
        }
    }
}
