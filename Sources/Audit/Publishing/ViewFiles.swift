// The files of the published view.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import TransparencyLog

/// The files of the published view: written once, compared ever after.
struct ViewFiles {
    let directory: String
    /// How many were not there, or hold another checkpoint now.
    private(set) var written = 0

    init(directory: String) { self.directory = directory }

    /// The checkpoint that was published last; nil if there is none.
    func standingCheckpoint(key: VerifierKey) throws(AuditError) -> Checkpoint? {
        let note: [UInt8]?
        do { note = try DurableFile.read(path(of: PublishedLog.checkpointName)) } catch {
            throw .stopped(.failed("\(error)"))
        }
        guard let note else { return nil }
        do { return try CheckpointNote.read(note, key: key) } catch {
            throw .invalid(place: PublishedLog.checkpointName, cause: "\(error)")
        }
    }

    /// Writes a file, or finds the same bytes there.
    mutating func write(_ bytes: [UInt8], to name: String) throws(AuditError) {
        let path = path(of: name)
        do {
            if let standing = try DurableFile.read(path) {
                guard standing == bytes else {
                    throw AuditError.invalid(
                        place: name, cause: "it has other bytes than the log: it was not replaced")
                }
                return
            }
            let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            try DurableFile.makeDirectory(parent.joined(separator: "/"), mode: 0o755)
            try DurableFile.write(bytes, to: path, mode: 0o644)
            written += 1
        } catch let error as FileError {
            throw .stopped(.failed("\(error)"))
        } catch let error as AuditError {
            throw error
        } catch {
            throw .stopped(.failed("`\(path)`: \(error)"))
        }
    }

    /// Writes a tile of hashes.
    mutating func write(_ hashes: [Digest<Node>], to tile: TileCoordinate) throws(AuditError) {
        var bytes: [UInt8] = []
        for hash in hashes { hash.append(to: &bytes) }
        try write(bytes, to: tile.path)
    }

    /// Puts a newer checkpoint in the place of the one before.
    mutating func replaceCheckpoint(with note: [UInt8]) throws(AuditError) {
        do {
            try DurableFile.write(note, to: path(of: PublishedLog.checkpointName), mode: 0o644)
            written += 1
        } catch { throw .stopped(.failed("\(error)")) }
    }

    private func path(of name: String) -> String { "\(directory)/\(name)" }
}
