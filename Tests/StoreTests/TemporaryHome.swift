// A store in a folder of its own.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store

/// A store in a folder of its own, removed with it.
final class TemporaryHome: Sendable {
    let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Where the database goes.
    var path: String { folder + "/exeat.db" }

    /// A new store.
    func create() throws -> SQLiteStore { try SQLiteStore.create(at: path) }
}
