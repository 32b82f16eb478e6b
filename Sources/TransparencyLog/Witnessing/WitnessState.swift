// What a witness knows, and what follows from it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a witness knows, and what follows from it: C2SP tlog-witness without disk and network.
///
/// Four steps, in this order: `step` finds whether a request deserves a cosignature; the caller
/// stores the step, durably and by compare-and-set on the old size; `advance` makes the same move
/// here; `cosign` signs what the state holds by then. There is no way to sign what was not
/// advanced to, and a step that another one overtook is refused, so no tree is rolled back.
public struct WitnessState: Hashable, Sendable {
    // Origins are bytes: to a `String`, two spellings of one text are the same.
    private let keys: [[UInt8]: [VerifierKey]]
    private var records: [[UInt8]: WitnessRecord]
    private var latest: CosignatureTime?

    /// Takes up what was stored.
    ///
    /// - Parameters:
    ///   - logs: The keys that are trusted; each one's name is its log's origin.
    ///   - records: What was cosigned last, one a log. Those of logs that are no longer trusted
    ///     belong to it too, or a log that is trusted again could be rolled back.
    /// - Throws: `LogFormatError.malformed` when a key or a log's record is there twice.
    public init(logs: [VerifierKey], records: [WitnessRecord]) throws(LogFormatError) {
        guard Set(logs.map(\.key)).count == logs.count else {
            throw .malformed(what: "the list of logs", problem: "a key is in it twice")
        }
        keys = Dictionary(grouping: logs) { Array($0.name.utf8) }
        let byOrigin = Dictionary(grouping: records) { Array($0.checkpoint.origin.utf8) }
        for (_, several) in byOrigin where several.count > 1 {
            throw .malformed(
                what: "the witness's state",
                problem: "`\(several[0].checkpoint.origin)` is in it twice")
        }
        self.records = byOrigin.compactMapValues(\.first)
        latest = records.map(\.time).max()
    }

    /// What was cosigned last for an origin; nil if nothing was.
    public func record(of origin: String) -> WitnessRecord? { records[Array(origin.utf8)] }

    /// Finds the move that a request asks for, and makes it not yet.
    ///
    /// - Parameters:
    ///   - body: The body of the request, from anybody.
    ///   - now: The witness's clock. A cosignature is never dated before the last one.
    /// - Returns: The move, to be stored and then made.
    /// - Throws: `WitnessRefusal`, in the order of its cases: a request that several apply to gets
    ///   the first.
    public func step(
        for body: [UInt8], at now: CosignatureTime
    ) throws(WitnessRefusal) -> WitnessStep {
        let request: AddCheckpointRequest
        do { request = try AddCheckpointRequest(parsing: body) } catch { throw .malformed(error) }
        let origin = request.checkpoint.origin
        guard let known = keys[Array(origin.utf8)] else { throw .unknownOrigin(origin) }
        let lines: [NoteSignature]
        do { lines = try request.note.verified(by: known).verified } catch {
            throw .untrusted(error)
        }
        let before = record(of: origin)?.checkpoint
        guard request.oldSize == before?.size ?? 0 else {
            throw .conflict(size: before?.size ?? 0)
        }
        do { try Self.check(request, follows: before) } catch {
            throw .inconsistent(request, problem: error)
        }
        do {
            // Only the log's own lines are kept: nobody has checked the others.
            let note = try SignedNote(text: request.note.text, signatures: lines)
            return WitnessStep(
                from: before, to: try WitnessRecord(note: note, time: notBeforeLast(now)))
        } catch { throw .malformed(error) }
    }

    /// Makes a move, if the state is still the one that it starts from.
    ///
    /// - Throws: `WitnessRefusal.conflict` when another move was faster; nothing has changed then.
    public mutating func advance(by step: WitnessStep) throws(WitnessRefusal) {
        let origin = Array(step.after.checkpoint.origin.utf8)
        let before = records[origin]?.checkpoint
        // INVARIANT: a log's size never falls and one size never has two roots, whatever steps
        // were found at the same time: each follows from the checkpoint that it names.
        guard step.oldSize == before?.size ?? 0,
            step.oldRoot == before?.root ?? TreeHash.emptyRoot
        else { throw .conflict(size: before?.size ?? 0) }
        do {
            let time = notBeforeLast(step.after.time)
            records[origin] = try WitnessRecord(note: step.after.note, time: time)
            latest = time
        } catch { throw .malformed(error) }
    }

    /// Cosigns what the state holds for an origin; nil if it holds nothing.
    ///
    /// - Throws: `LogFormatError.notSigned` when OpenSSL fails.
    public func cosign(
        _ origin: String, by cosigner: borrowing Cosigner
    ) throws(LogFormatError) -> Cosignature? {
        guard let record = record(of: origin) else { return nil }
        return try cosigner.cosign(record.checkpoint, at: record.time)
    }

    private func notBeforeLast(_ time: CosignatureTime) -> CosignatureTime {
        latest.map { max($0, time) } ?? time
    }

    private static func check(
        _ request: AddCheckpointRequest, follows before: Checkpoint?
    ) throws(LogFormatError) {
        let checkpoint = request.checkpoint
        guard checkpoint.size > 0 || checkpoint.root == TreeHash.emptyRoot else {
            throw .unproven(what: "the empty tree", problem: "its root is not that of no entries")
        }
        guard request.oldSize > 0, let before else {
            guard request.path.isEmpty else {
                throw .unproven(
                    what: "growth from 0 entries", problem: "there is nothing to prove, and a proof"
                )
            }
            return
        }
        let proof = ConsistencyProof(
            oldSize: request.oldSize, newSize: checkpoint.size, path: request.path)
        try proof.verify(oldRoot: before.root, newRoot: checkpoint.root)
    }
}
