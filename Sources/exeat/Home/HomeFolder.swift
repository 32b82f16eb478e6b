// The folders of a new home.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Gateway

/// The folders of a new home: readable for their owner alone.
struct HomeFolder {
    let places: HomePlaces

    /// - Throws: `CommandFailure.homeExists` when anything is there already.
    func make() throws {
        let manager = FileManager.default
        if let found = try? manager.contentsOfDirectory(atPath: places.home), !found.isEmpty {
            throw CommandFailure.homeExists(places.home)
        }
        let anchors = (places.anchor as NSString).deletingLastPathComponent
        let keys = KeyFiles(places: places).folder
        for folder in [places.home, keys, anchors, places.segments] {
            do {
                try manager.createDirectory(
                    atPath: folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            } catch { throw CommandFailure.notWritable("`\(folder)` cannot be made") }
        }
        try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: places.home)
        guard manager.isWritableFile(atPath: places.home) else {
            throw CommandFailure.notWritable("`\(places.home)` cannot be written")
        }
    }

    /// Empties a home that could not be made, with key files that were made for it elsewhere.
    ///
    /// Whatever is in it is this process's own: it was empty, and is locked.
    func clear(_ keys: [String]) {
        let manager = FileManager.default
        let inside = ((try? manager.contentsOfDirectory(atPath: places.home)) ?? [])
            .map { places.home + "/" + $0 }
        for path in keys + inside { try? manager.removeItem(atPath: path) }
    }
}
