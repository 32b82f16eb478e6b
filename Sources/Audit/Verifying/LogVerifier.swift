// Verifying the log where it lives.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import TransparencyLog

/// Verifies the log where it lives, trusting nothing but the key.
public enum LogVerifier {
    /// Derives every leaf, every subtree, every root anew and compares with what is stored; reads
    /// every entry; verifies every stored checkpoint and the head.
    ///
    /// - Parameters:
    ///   - storage: The rows.
    ///   - key: A key that signs the log's newest checkpoint, known from elsewhere.
    ///   - cosignatures: Those that were kept; nil looks at no times.
    ///   - progress: Gets the number of entries done, every few hundred.
    /// - Returns: What the log was found to be; `demandOutcomes` is still to be asked.
    /// - Throws: `AuditError.invalid` that names the first bad entry, subtree or checkpoint;
    ///   `.stopped` when the store cannot be read, or has no log yet.
    public static func verify(
        storage: some LogReading, key: VerifierKey,
        cosignatures: (any CosignatureReading)? = nil, progress: (UInt64) -> Void = { _ in }
    ) throws(AuditError) -> VerifiedLog {
        let head: LogHead?
        do { head = try storage.head() } catch { throw .stopped(error) }
        guard let head else { throw .stopped(.failed("there is no log yet")) }
        try CheckpointNote.check(head, key: key)
        let brackets: TimeBrackets
        do { brackets = try TimeBrackets(reading: cosignatures) } catch { throw .stopped(error) }
        var source = try StoredSource(storage, head: head, key: key)
        let log = try source.walk(
            to: Checkpoint(origin: key.name, size: head.size, root: head.root), key: key,
            brackets: brackets, progress: progress)
        if let objection = log.keys.objection(to: key, at: head.size) {
            throw .invalid(place: "head", cause: objection)
        }
        try source.checkTakeovers(of: log.keys)
        return log
    }
}
