// The folder of a home that is being made.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Foundation
import Gateway
import Glibc

/// The folder of a home that is being made: readable for its owner alone.
///
/// Until the home is made, a mark stands in it that lists every path this attempt makes. A home
/// with a mark is nobody's yet: no command opens it, and the next attempt removes what is listed
/// and begins anew. So an attempt that is cut off anywhere can be repeated, and nothing that was
/// there before is ever removed.
struct HomeFolder {
    private let places: HomePlaces
    private let mark: String
    /// Files first, then folders, inner ones before outer ones.
    private let made: [String]

    init(places: HomePlaces, keys: KeyFiles, anchor: String) {
        self.places = places
        mark = Self.mark(of: places)
        let database = ["", "-wal", "-shm", "-journal", ".new"].map { places.database + $0 }
        made =
            keys.paths + database + [anchor, anchor + ".new", places.lock]
            + [keys.folder, (anchor as NSString).deletingLastPathComponent, places.segments]
    }

    /// Whether an attempt to make the home was cut off, or is under way.
    ///
    /// - Throws: `FileError` when that cannot be told.
    static func isUnfinished(_ places: HomePlaces) throws -> Bool {
        try DurableFile.read(mark(of: places)) != nil
    }

    /// Makes the folder and puts the mark there; nothing that stands there is touched.
    ///
    /// - Throws: `CommandFailure.homeExists` when anything is there that no attempt left.
    func begin() throws {
        try makeFolder(places.home)
        if try Self.isUnfinished(places) { return }
        let found: [String]
        do { found = try FileManager.default.contentsOfDirectory(atPath: places.home) } catch {
            throw CommandFailure.notWritable("`\(places.home)` cannot be listed")
        }
        // A mark that was cut off before it had its name.
        guard found.allSatisfy({ places.home + "/" + $0 == mark + ".new" }) else {
            throw CommandFailure.homeExists(places.home)
        }
        // It may have been made by somebody who lets others look in.
        guard unsafe chmod(places.home, 0o700) == 0 else {
            throw CommandFailure.notWritable("the mode of `\(places.home)` cannot be set to 0700")
        }
        let absent = made.filter(Self.isAbsent)
        do { try DurableFile.write(Array(absent.joined(separator: "\0").utf8), to: mark) } catch {
            throw CommandFailure.notWritable("`\(places.home)` cannot be written: \(error.cause)")
        }
    }

    /// Removes what an earlier attempt left, and makes the folders; the home's lock is held.
    ///
    /// - Throws: `CommandFailure.homeExists` when somebody else finished a home here meanwhile.
    func makeInside() throws {
        guard try Self.isUnfinished(places) else { throw CommandFailure.homeExists(places.home) }
        try remove { $0 != places.lock }
        for folder in made.suffix(3) { try makeFolder(folder) }
    }

    /// Takes the mark away: from now on the home is one.
    func finish() throws {
        guard unsafe unlink(mark) == 0 else {
            throw CommandFailure.notWritable("`\(mark)` cannot be removed")
        }
        try DurableFile.syncDirectory(of: mark)
    }

    /// Removes what this attempt made, as far as that goes; the mark last.
    func clear() {
        try? remove { _ in true }
        _ = unsafe unlink(mark)
    }

    private func remove(where isMeant: (String) -> Bool) throws {
        let listed = String(decoding: try DurableFile.read(mark) ?? [], as: UTF8.self)
        for path in listed.split(separator: "\0").map(String.init) where isMeant(path) {
            // A folder goes only when it is empty.
            _ = unsafe Glibc.remove(path)
        }
    }

    private func makeFolder(_ folder: String) throws {
        do {
            try DurableFile.makeDirectory(folder)
        } catch { throw CommandFailure.notWritable("`\(folder)` cannot be made: \(error.cause)") }
    }

    private static func mark(of places: HomePlaces) -> String { places.home + "/unfinished" }

    /// Whether there certainly is nothing: what cannot be looked at may be there.
    private static func isAbsent(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) != 0 && errno == ENOENT
    }
}
