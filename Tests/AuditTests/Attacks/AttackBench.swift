// A log and its published view, to be attacked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Audit

/// A log of 300 entries and its published view: a full and a partial tile, and a second level.
struct AttackBench {
    static let size = 300
    static let bundles = ["tile/entries/000", "tile/entries/001.p/44"]
    static let tiles = ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"]

    let folder: Folder
    let storage: MemoryStorage

    init(_ entries: Int = size) throws {
        folder = try Folder()
        storage = try Sample.storage(
            of: Self.bodies(entries), checkpointsAt: entries < Self.size ? [] : [3, 256])
        try publish(storage)
    }

    /// What the entries of a history are; `fork` is where another one begins to differ.
    static func bodies(_ count: Int, fork: Int? = nil) throws -> [[UInt8]] {
        try Sample.bodies(
            (0..<count).map { Sample.draft(name: $0 == fork ? "mallory" : "readers-\($0)") })
    }

    var view: String { folder.file("view") }
    var anchor: String { folder.file("anchor") }

    func publish(_ storage: MemoryStorage) throws {
        _ = try LogPublisher.publish(storage, key: Sample.key(), to: view)
    }

    /// The checkpoint of a history, as somebody kept it.
    static func kept(_ storage: MemoryStorage, size: UInt64) throws -> KeptCheckpoint {
        let root = try ProofBuilder.root(ofSize: size, from: StoredTree(storage))
        let checkpoint = Checkpoint(origin: Sample.origin, size: size, root: root)
        return try KeptCheckpoint(parsing: Sample.signer().sign(checkpoint.text).bytes)
    }

    /// What verifying the view says; nil when it is accepted.
    func verdict(since: KeptCheckpoint? = nil) -> AuditError? {
        do {
            _ = try PublishedLog(directory: view).verify(key: Sample.key(), since: since)
            return nil
        } catch let error as AuditError { return error } catch { return .anchor("\(error)") }
    }

    /// What verifying the rows says; nil when they are accepted.
    func verdict(of rows: MemoryStorage.Rows) -> AuditError? {
        do {
            _ = try LogVerifier.verify(storage: MemoryStorage(rows), key: Sample.key())
            return nil
        } catch let error as AuditError { return error } catch { return .anchor("\(error)") }
    }

    /// Changes a published file, expects that it is named as invalid, and puts it back.
    func expectInvalid(
        _ name: String, naming place: String? = nil, _ comment: Comment? = nil,
        from location: SourceLocation = #_sourceLocation,
        after change: (inout [UInt8]) throws -> Void
    ) throws {
        let path = "view/\(name)"
        let bytes = try folder.bytes(path)
        var changed = bytes
        try change(&changed)
        try #require(changed != bytes, sourceLocation: location)
        try folder.write(changed, to: path)
        Self.expect(verdict(), isInvalidAt: place ?? name, comment, from: location)
        try folder.write(bytes, to: path)
    }

    /// Changes the rows, and expects that the place is named as invalid.
    func expectInvalid(
        rowsNaming place: String, _ comment: Comment? = nil,
        from location: SourceLocation = #_sourceLocation,
        after change: (inout MemoryStorage.Rows) throws -> Void
    ) throws {
        var rows = storage.rows
        try change(&rows)
        Self.expect(verdict(of: rows), isInvalidAt: place, comment, from: location)
    }

    static func expect(
        _ verdict: AuditError?, isInvalidAt place: String, _ comment: Comment? = nil,
        from location: SourceLocation
    ) {
        guard case .invalid(let found, _)? = verdict, found.hasPrefix(place) else {
            let said = verdict.map { "\($0)" } ?? "accepted"
            let text = comment.map { "\($0): " } ?? ""
            Issue.record("\(text)\(place) is not named: \(said)", sourceLocation: location)
            return
        }
    }
}
