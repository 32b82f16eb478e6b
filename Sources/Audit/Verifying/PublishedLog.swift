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
    /// Name of the file with the verifier key.
    static let keyName = "log.vkey"

    /// Names the directory; nothing is read yet.
    public init(directory: String) { self.directory = directory }

    /// Derives every hash from the published entries and compares with every published tile, with
    /// the signed checkpoint, and with an older one that was kept elsewhere.
    ///
    /// - Parameters:
    ///   - key: The log's key, known from elsewhere.
    ///   - since: An older checkpoint of the log, verified by whoever kept it.
    /// - Returns: What the log was found to be.
    /// - Throws: `AuditError.invalid` that names the first bad file and entry; `.rollback` when
    ///   the log is shorter than `since`; `.fork` when its beginning is another; `.stopped` when
    ///   a file cannot be read.
    public func verify(key: VerifierKey, since: Checkpoint?) throws(AuditError) -> VerifiedLog {
        guard try PublishedFile.read(Self.keyName, in: directory) == Array("\(key.text)\n".utf8)
        else {
            throw .invalid(place: Self.keyName, cause: "it is not the key asked for")
        }
        let note = try PublishedFile.read(Self.checkpointName, in: directory)
        let checkpoint: Checkpoint
        do { checkpoint = try CheckpointNote.read(note, key: key) } catch {
            throw .invalid(place: Self.checkpointName, cause: "\(error)")
        }
        if let since {
            guard since.origin.utf8.elementsEqual(key.name.utf8) else {
                throw .invalid(
                    place: "the older checkpoint", cause: "it is one of the log `\(since.origin)`")
            }
            guard since.size <= checkpoint.size else {
                throw .rollback(anchored: since.size, found: checkpoint.size)
            }
            guard since.size < checkpoint.size || since.root == checkpoint.root else {
                throw .fork(size: since.size)
            }
        }
        var source = PublishedSource(directory: directory, checkpoint: checkpoint, since: since)
        let log = try source.walk(to: checkpoint)
        try source.checkOtherFiles()
        return log
    }
}
