// Reading a policy file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reading a policy file: a small text, never a device.
enum PolicyFile {
    private static let sizeLimit = 1 << 20

    /// - Throws: `CommandFailure.input` that names the file.
    static func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure.input("`\(path)` cannot be read")
        }
        guard data.count <= sizeLimit else {
            throw CommandFailure.input("`\(path)` is larger than a policy can be")
        }
        return Array(data)
    }
}
