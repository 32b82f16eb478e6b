// The one writer of the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain
import Synchronization
public import TransparencyLog

/// The one writer of the log.
///
/// Every append is one transaction with the state change it describes; the checkpoint is signed
/// inside it, read back through another connection and written to the anchor before anybody may act
/// on it. The first failure of the store stops the log until the next start.
public actor AuditLog<Change: Sendable> {
    private let executor = LogExecutor()
    private let storage: any LogStorage<Change>
    private var signers: LogSigners
    private let anchor: AnchorFile
    private let time: any TimeSource
    private let software: String
    private var tree: CompactRange
    private var head: LogHead?
    private var newest: Instant
    private var failure: AuditError?

    private nonisolated let signing: Mutex<[VerifierKey]>
    private nonisolated let origin: String

    /// The keys that sign every checkpoint from now on: one, or two in a rotation, older first.
    public nonisolated var verifierKeys: [VerifierKey] { signing.withLock { $0 } }

    /// The newest of them.
    public nonisolated var verifierKey: VerifierKey { signing.withLock { $0[$0.count - 1] } }

    /// The log runs on its own executor.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Takes up a log where it stands, after the start-up checks; an empty store is a new log.
    ///
    /// - Parameters:
    ///   - storage: Where it lives.
    ///   - signers: The keys that are valid for the next checkpoint; all of them sign it.
    ///   - ended: Keys that signed before and do not any more: an anchor that was left behind may
    ///     still be theirs, the head may not.
    ///   - anchor: Where the newest checkpoint is kept besides.
    ///   - time: The clock of the entries.
    ///   - software: Name and version, as entries write them.
    /// - Throws: `AuditError` when the head does not verify, or the anchor disagrees with it.
    public init(
        storage: any LogStorage<Change>, signers: consuming LogSigners,
        ended: [VerifierKey] = [], anchor: AnchorFile, time: any TimeSource, software: String
    ) throws(AuditError) {
        let keys = signers.verifierKeys
        let start = try LogStart(
            storage: storage, keys: keys, ended: ended, anchor: anchor)
        self.storage = storage
        self.signers = signers
        self.anchor = anchor
        self.time = time
        self.software = software
        signing = Mutex(keys)
        origin = keys[0].name
        tree = start.tree
        head = start.head
        newest = start.newest
    }

    /// Number of entries.
    public var size: UInt64 { tree.size }

    /// Adds entries and applies the changes they describe, all or nothing.
    ///
    /// - Precondition: There is at least one draft.
    /// - Returns: The place of the first.
    /// - Throws: `AuditError`; nothing was recorded and nothing was changed, save for a failing
    ///   commit, whose outcome the next start finds out.
    @discardableResult
    public func append(
        _ drafts: [EntryDraft], changing changes: [Change] = []
    ) throws(AuditError) -> UInt64 {
        try append(drafts) { (_) throws(AuditError) in changes }
    }

    /// Adds entries and applies the changes that need to know where they stand, all or nothing.
    ///
    /// - Precondition: There is at least one draft.
    /// - Parameters:
    ///   - drafts: The entries, in order.
    ///   - changes: Told the place of the first entry, makes the changes; it must not write.
    /// - Returns: The place of the first.
    /// - Throws: What `changes` throws, and then nothing happened; else as the other append.
    @discardableResult
    public func append(
        _ drafts: [EntryDraft],
        changingAt changes: @Sendable (_ first: UInt64) throws(AuditError) -> [Change]
    ) throws(AuditError) -> UInt64 {
        // INVARIANT: no `await` from reading `tree` to moving it, or two appends share an index.
        if let failure { throw failure }
        precondition(!drafts.isEmpty, "an append of nothing would sign a checkpoint of nothing new")
        let first = tree.size
        let now = try presentInstant()
        var bodies: [[UInt8]] = []
        for (offset, draft) in drafts.enumerated() {
            let identifier: Identifier<EntryNoun>
            do { identifier = try Randomness.identifier(at: now) } catch {
                throw .stopped(.failed("\(error)"))
            }
            let body = draft.body(
                at: first + UInt64(offset), time: now, identifier: identifier, software: software)
            guard body.count <= Entry.sizeLimit else { throw .tooLarge(body.count) }
            bodies.append(body)
        }
        let changes = try changes(first)
        var grown = tree
        var sealed: LogHead?
        do {
            try storage.checkReadiness()
            try storage.commit(bodies, after: head, changing: changes) {
                (stored) throws(StorageError) in
                guard stored == bodies else { throw .differs("an entry") }
                let growth = try seal(stored, onto: &grown)
                sealed = growth.head
                return growth
            }
            try readBack(bodies, at: first, head: sealed)
        } catch .conflict(let what) {
            // The store undid the transaction; nothing is in doubt.
            throw .conflict(what)
        } catch {
            failure = .stopped(error)
            throw .stopped(error)
        }
        do { try anchor.write(sealed?.note ?? []) } catch {
            failure = .stopped(.failed("the anchor: \(error)"))
            throw .stopped(.failed("the anchor: \(error)"))
        }
        tree = grown
        head = sealed
        newest = now
        return first
    }

    /// Records that a batch is about to be sent, and gives the leave to send it.
    public func begin(
        _ intent: DeliveryIntent, changing changes: [Change] = []
    ) throws(AuditError) -> Receipt {
        let index = try append([intent.draft], changing: changes)
        return Receipt(index: index, intent: intent)
    }

    /// Commits the entry of a new signing key under a checkpoint that it signs beside the present
    /// one; from then on both sign.
    ///
    /// - Parameters:
    ///   - next: The new key; its file is durable by now.
    ///   - drafts: `key.rotated`, and what goes with it.
    ///   - changes: Told the place of the first entry, makes the changes.
    /// - Returns: The place of the first entry.
    /// - Throws: `AuditError.conflict` in a rotation that has not ended, or for a key that cannot
    ///   be told from the present one; else as `append`. The new key signs nothing then.
    public func rotate(
        to next: consuming NoteSigner, recording drafts: [EntryDraft],
        changingAt changes: @Sendable (_ first: UInt64) throws(AuditError) -> [Change]
    ) throws(AuditError) -> UInt64 {
        // INVARIANT: no `await` here either, or a checkpoint between would be signed by both.
        let key = next.verifierKey
        let standing = signers.verifierKeys
        guard standing.count == 1 else { throw .conflict("a rotation that has not ended") }
        guard standing[0].identifier != key.identifier else {
            throw .conflict("a signing key with the identifier of the new one")
        }
        signers.join(next)
        do {
            let first = try append(drafts, changingAt: changes)
            signing.withLock { $0 = [standing[0], key] }
            return first
        } catch {
            signers.dropNewer()
            throw error
        }
    }

    /// Commits the entry that ends the older of two signing keys under a checkpoint that both
    /// sign; from then on the newer one signs alone.
    ///
    /// - Parameters:
    ///   - drafts: `key.retired`, and what goes with it.
    ///   - changes: Told the place of the first entry, makes the changes.
    /// - Returns: The place of the first entry.
    /// - Throws: `AuditError.conflict` outside a rotation; else as `append`. Both sign on then.
    public func retire(
        recording drafts: [EntryDraft],
        changingAt changes: @Sendable (_ first: UInt64) throws(AuditError) -> [Change]
    ) throws(AuditError) -> UInt64 {
        let standing = signers.verifierKeys
        guard standing.count == 2 else { throw .conflict("the only signing key there is") }
        let first = try append(drafts, changingAt: changes)
        signers.dropOlder()
        signing.withLock { $0 = [standing[1]] }
        return first
    }

    /// Now, never before the newest entry: a clock less than a second behind waits in place, one
    /// further behind stops the append.
    private func presentInstant() throws(AuditError) -> Instant {
        let now = time.now()
        if now >= newest { return now }
        guard now.advanced(bySeconds: 1) >= newest else { throw .clockBehind(newest) }
        return newest
    }

    private func seal(
        _ stored: [[UInt8]], onto grown: inout CompactRange
    ) throws(StorageError) -> LogGrowth {
        var leaves: [Digest<Leaf>] = []
        var subtrees: [LogGrowth.Subtree] = []
        for body in stored {
            let leaf = TreeHash.leaf(of: body)
            leaves.append(leaf)
            grown.append(leaf) { level, index, hash in
                subtrees.append(LogGrowth.Subtree(level: level, index: index, hash: hash))
            }
        }
        let checkpoint = Checkpoint(
            origin: origin, size: grown.size, root: grown.root)
        do {
            let note = try signers.sign(checkpoint.text)
            return LogGrowth(
                leaves: leaves, subtrees: subtrees,
                head: LogHead(size: grown.size, root: grown.root, note: note.bytes))
        } catch { throw .failed("the checkpoint cannot be signed: \(error)") }
    }

    private func readBack(
        _ bodies: [[UInt8]], at first: UInt64, head: LogHead?
    ) throws(StorageError) {
        guard try storage.head() == head else { throw .differs("the head") }
        let stored = try storage.bodies(first..<first + UInt64(bodies.count))
        guard stored == bodies else { throw .differs("an entry") }
    }
}
