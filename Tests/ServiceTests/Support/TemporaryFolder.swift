// A folder that goes with its test.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder that goes with its test, with a short path, because a socket's has an end.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/exeat-\(UUID().uuidString.prefix(13))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The mode of a file or folder below this one; nil when there is none.
    func mode(_ name: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file(name))
        return attributes?[.posixPermissions] as? Int
    }
}
