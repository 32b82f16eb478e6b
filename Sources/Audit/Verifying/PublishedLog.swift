// Verifying a published log, as a stranger does.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
public import TransparencyLog

/// A published log, as a stranger finds it: a directory of files and nothing else.
public struct PublishedLog: Sendable {
    /// Where the files are.
    public let directory: String

    /// Name of the file with the newest checkpoint.
    static let checkpointName = "checkpoint"
    /// Name of the file with the verifier keys.
    static let keyName = "log.vkey"

    /// Names the directory; nothing is read yet.
    public init(directory: String) { self.directory = directory }

    /// Derives every hash from the published entries and compares with every published tile, with
    /// the signed checkpoint, and with an older one that was kept elsewhere.
    ///
    /// - Parameters:
    ///   - key: A key that signs the log's newest checkpoint, known from elsewhere.
    ///   - since: An older checkpoint of the log.
    /// - Returns: What the log was found to be; `demandOutcomes` is still to be asked.
    /// - Throws: `AuditError.invalid` that names the first bad file and entry; `.rollback` when
    ///   the log is shorter than `since`; `.fork` when its beginning is another; `.unusable` when
    ///   `since` says nothing about it; `.stopped` when a file cannot be read.
    public func verify(
        key: VerifierKey, since: KeptCheckpoint? = nil
    ) throws(AuditError) -> VerifiedLog {
        // Decided before anything is read: what is useless says nothing, whatever the folder holds.
        let isVouched = try since.map { (kept) throws(AuditError) in
            try kept.demandOrigin(key.name)
            do { return try kept.isVouched(by: [key]) } catch { throw .unusable("\(error)") }
        }
        let keyFile = try PublishedFile.read(Self.keyName, in: directory)
        guard let listed = Self.keys(in: keyFile), listed.contains(key) else {
            throw .invalid(place: Self.keyName, cause: absence(of: key, from: keyFile))
        }
        let note = try PublishedFile.read(Self.checkpointName, in: directory)
        let checkpoint: Checkpoint
        let brackets: TimeBrackets
        do {
            checkpoint = try CheckpointNote.read(note, key: key)
            brackets = TimeBrackets(of: checkpoint, in: try SignedNote(parsing: note))
        } catch { throw .invalid(place: Self.checkpointName, cause: "\(error)") }
        if let since, isVouched == true { try Self.compare(since, with: checkpoint) }
        var source = PublishedSource(
            directory: directory, checkpoint: checkpoint, since: since?.checkpoint,
            isVouched: isVouched == true)
        let log = try source.walk(to: checkpoint, key: key, brackets: brackets)
        if let since, isVouched == false {
            try since.demandVoucher(by: log.keys)
            try Self.compare(since, with: checkpoint)
            guard source.rootThen == since.checkpoint.root else {
                throw .fork(size: since.checkpoint.size)
            }
        }
        if let objection = log.keys.objection(to: key, at: log.size)
            ?? CheckpointNote.objection(to: note, ofSize: log.size, keys: log.keys)
        {
            throw .invalid(place: Self.checkpointName, cause: objection)
        }
        guard keyFile == Self.keyFile(log.keys.valid(at: log.size)) else {
            throw .invalid(place: Self.keyName, cause: "it does not hold the keys that sign")
        }
        try source.checkOtherFiles()
        return log
    }

    /// What the file with the keys holds: one a line, oldest first.
    static func keyFile(_ keys: [VerifierKey]) -> [UInt8] {
        Array(keys.map { "\($0.text)\n" }.joined().utf8)
    }

    /// The keys in such a file; nil if it is none.
    private static func keys(in bytes: [UInt8]) -> [VerifierKey]? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let keys = text.utf8.split(separator: 0x0a).compactMap {
            try? VerifierKey(parsing: String(decoding: $0, as: UTF8.self))
        }
        return keyFile(keys) == bytes ? keys : nil
    }

    private static func compare(
        _ since: KeptCheckpoint, with checkpoint: Checkpoint
    ) throws(AuditError) {
        let kept = since.checkpoint
        guard kept.size <= checkpoint.size else {
            throw .rollback(anchored: kept.size, found: checkpoint.size)
        }
        guard kept.size < checkpoint.size || kept.root == checkpoint.root else {
            throw .fork(size: kept.size)
        }
    }

    /// Why the key asked for is not among the published ones: it may have ended, as good entries
    /// say; whatever is wrong with them, this folder is not what was asked for.
    private func absence(of key: VerifierKey, from file: [UInt8]) -> String {
        let plain = "it is not the key asked for"
        guard let other = Self.keys(in: file)?.last,
            let log = try? PublishedLog(directory: directory).verify(key: other),
            log.keys.all.contains(where: { $0.key == key }),
            let objection = log.keys.objection(to: key, at: log.size)
        else { return plain }
        return "\(plain): \(objection)"
    }
}
