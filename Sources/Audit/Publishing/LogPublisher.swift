// Publishing the log as files.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
public import TransparencyLog

/// Publishes the log as files for any static web server: C2SP tlog-tiles.
///
/// The files are a view: made from committed rows, the same bytes each time, deletable.
public enum LogPublisher {
    /// Writes what is missing of the newest head's view: full bundles and tiles, partial ones of
    /// this size, the keys that sign it, and the checkpoint last.
    ///
    /// A crash inside leaves the checkpoint before, and all tiles that it speaks of.
    ///
    /// - Parameters:
    ///   - storage: The rows.
    ///   - key: A key that signs the newest checkpoint.
    ///   - directory: Where the files are or come to be.
    /// - Returns: What was published.
    /// - Throws: `AuditError.invalid` when the rows do not have the signed root, or a file of the
    ///   same name has other bytes, which stays; `.rollback` and `.fork` when the published
    ///   checkpoint is larger or speaks of another log; `.stopped` when reading or writing fails.
    public static func publish(
        _ storage: some LogReading, key: VerifierKey, to directory: String
    ) throws(AuditError) -> PublishedView {
        let head: LogHead?
        do { head = try storage.head() } catch { throw .stopped(error) }
        guard let head else { throw .stopped(.failed("there is no log yet")) }
        try CheckpointNote.check(head, key: key)
        var files = ViewFiles(directory: directory)
        let standing = try files.standingCheckpoint()
        let keys = try checkRoots(of: head, key: key, standing: standing, in: storage)
        let objection =
            keys.objection(to: key, at: head.size)
            ?? CheckpointNote.objection(to: head.note, ofSize: head.size, keys: keys)
        if let objection { throw .invalid(place: "head", cause: objection) }
        try writeTiles(of: head, from: storage, to: &files)
        try files.writeKeys(
            keys.valid(at: head.size),
            replacing: standing.map { keys.valid(at: $0.checkpoint.size) })
        if standing?.checkpoint.size != head.size { try files.replaceCheckpoint(with: head.note) }
        return PublishedView(size: head.size, root: head.root, filesWritten: files.written)
    }

    /// Nothing is published of rows that do not lead to the signed root, or away from what was
    /// published before.
    ///
    /// - Returns: The keys that the rows name.
    private static func checkRoots(
        of head: LogHead, key: VerifierKey, standing: KeptCheckpoint?, in storage: some LogReading
    ) throws(AuditError) -> LogKeys {
        var tree = CompactRange()
        var keys: LogKeys?
        var rootThen = tree.root
        try forEachBundle(of: head, in: storage) { (_, bodies) throws(AuditError) in
            for body in bodies {
                do {
                    try LogKeys.take(body, at: tree.size, into: &keys)
                } catch { throw .invalid(place: "entry \(tree.size)", cause: "\(error)") }
                tree.append(TreeHash.leaf(of: body))
                if standing?.checkpoint.size == tree.size { rootThen = tree.root }
            }
        }
        guard tree.root == head.root else {
            throw .invalid(place: "head", cause: "the entries do not have the signed root")
        }
        let known = keys ?? LogKeys(first: key)
        guard let standing else { return known }
        do {
            try standing.demandOrigin(key.name)
            try standing.demandVoucher(by: known)
        } catch {
            throw .invalid(place: PublishedLog.checkpointName, cause: "\(error)")
        }
        let size = standing.checkpoint.size
        guard size <= head.size else { throw .rollback(anchored: size, found: head.size) }
        guard standing.checkpoint.root == rootThen else { throw .fork(size: size) }
        return known
    }

    private static func writeTiles(
        of head: LogHead, from storage: some LogReading, to files: inout ViewFiles
    ) throws(AuditError) {
        var tree = CompactRange()
        // The tile that is being filled, by level.
        var open: [[Digest<Node>]] = []
        var partial: (TileCoordinate, [UInt8])?
        try forEachBundle(of: head, in: storage) { (bundle, bodies) throws(AuditError) in
            let bytes: [UInt8]
            do { bytes = try EntryBundle.encode(bodies) } catch {
                throw .invalid(place: bundle.path, cause: "\(error)")
            }
            if bundle.isFull {
                try files.write(bytes, to: bundle.path)
            } else {
                partial = (bundle, bytes)
            }
            for body in bodies {
                let leaf = TreeHash.leaf(of: body)
                var completed = [TreeHash.subtree(leaf)]
                tree.append(leaf) { level, _, hash in
                    if level % 8 == 0 { completed.append(hash) }
                }
                for (level, hash) in completed.enumerated() {
                    if level == open.count { open.append([]) }
                    open[level].append(hash)
                    guard open[level].count == TileCoordinate.fullWidth else { continue }
                    let index = (tree.size >> UInt64(8 * level)) / 256 - 1
                    try files.write(open[level], to: TileCoordinate(level: level, index: index))
                    open[level] = []
                }
            }
        }
        if let (bundle, bytes) = partial { try files.write(bytes, to: bundle.path) }
        for (level, hashes) in open.enumerated() where !hashes.isEmpty {
            let index = (head.size >> UInt64(8 * level)) / 256
            try files.write(
                hashes, to: TileCoordinate(level: level, index: index, width: hashes.count))
        }
    }

    private static func forEachBundle(
        of head: LogHead, in storage: some LogReading,
        _ body: (TileCoordinate, [[UInt8]]) throws(AuditError) -> Void
    ) throws(AuditError) {
        for bundle in TileCoordinate.bundles(forSize: head.size) {
            let bodies: [[UInt8]]
            do { bodies = try storage.bodies(bundle.positions) } catch { throw .stopped(error) }
            guard bodies.count == bundle.width else {
                throw .invalid(
                    place: "entry \(bundle.positions.lowerBound + UInt64(bodies.count))",
                    cause: "it is missing")
            }
            try body(bundle, bodies)
        }
    }
}
