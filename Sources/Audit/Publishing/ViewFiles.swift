// The files of the published view.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TransparencyLog

/// The files of the published view: written once, compared ever after.
struct ViewFiles {
    let directory: String
    /// How many were not there, or hold another checkpoint now.
    private(set) var written = 0
    /// Folders whose names are durable for certain, because this run synced them.
    private var settled: Set<String> = []

    init(directory: String) { self.directory = directory }

    /// The checkpoint that was published last, whoever signed it; nil if there is none.
    func standingCheckpoint() throws(AuditError) -> KeptCheckpoint? {
        let note: [UInt8]?
        do { note = try DurableFile.read(path(of: PublishedLog.checkpointName)) } catch {
            throw .stopped(.failed("\(error)"))
        }
        guard let note else { return nil }
        do { return try KeptCheckpoint(note: SignedNote(parsing: note)) } catch {
            throw .invalid(place: PublishedLog.checkpointName, cause: "\(error)")
        }
    }

    /// Writes the keys that sign, in the place of those that signed the checkpoint before.
    mutating func writeKeys(
        _ keys: [VerifierKey], replacing earlier: [VerifierKey]?
    ) throws(AuditError) {
        let name = PublishedLog.keyName
        let standing: [UInt8]?
        do { standing = try DurableFile.read(path(of: name)) } catch {
            throw .stopped(.failed("\(error)"))
        }
        let bytes = PublishedLog.keyFile(keys)
        guard let standing, standing != bytes, standing == earlier.map(PublishedLog.keyFile) else {
            try write(bytes, to: name)
            return
        }
        try replace(name, with: bytes)
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
                try settle(name)
                return
            }
            let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            try DurableFile.makeDirectory(parent.joined(separator: "/"), mode: 0o755)
            try DurableFile.write(bytes, to: path, mode: 0o644)
            written += 1
            try settle(name)
        } catch let error as FileError {
            throw .stopped(.failed("\(error)"))
        } catch let error as AuditError {
            throw error
        } catch {
            throw .stopped(.failed("`\(path)`: \(error)"))
        }
    }

    /// Makes the names on the way to a file durable, once a run: whoever made the folders before
    /// may have been told that they are not, and the checkpoint must not speak of it until then.
    private mutating func settle(_ name: String) throws(FileError) {
        var path = path(of: name)
        while path.utf8.count > directory.utf8.count {
            let parent = (path as NSString).deletingLastPathComponent
            guard settled.insert(parent).inserted else { return }
            try DurableFile.syncDirectory(of: path)
            path = parent
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
        try replace(PublishedLog.checkpointName, with: note)
    }

    private mutating func replace(_ name: String, with bytes: [UInt8]) throws(AuditError) {
        do {
            try DurableFile.write(bytes, to: path(of: name), mode: 0o644)
            written += 1
        } catch { throw .stopped(.failed("\(error)")) }
    }

    private func path(of name: String) -> String { "\(directory)/\(name)" }
}
