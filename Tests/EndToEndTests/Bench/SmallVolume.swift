// A volume of a few megabytes that a test can fill or make read-only.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A volume of a few megabytes that a test can fill or make read-only; needs an account that may mount.
final class SmallVolume {
    private let scratch: Scratch

    /// For `.enabled(if:)`: mounting is for the superuser, and some containers forbid it even then.
    static let isPossible = (try? SmallVolume(megabytes: 1)) != nil
    static let why: Comment = "this account may not mount a volume that can be filled"

    init(megabytes: Int) throws {
        scratch = try Scratch()
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        try mount("-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder)
    }

    deinit { _ = try? Program.run("/usr/bin/env", ["umount", folder]) }

    var folder: String { scratch.path("volume") }

    /// Leaves fewer free bytes than a gateway needs.
    func fill(megabytes: Int) throws {
        try Data(count: megabytes << 20).write(to: scratch.file("volume/filling"))
    }

    func makeReadOnly() throws { try mount("-o", "remount,ro", folder) }

    private func mount(_ arguments: String...) throws {
        let mounted = try Program.run("/usr/bin/env", ["mount"] + arguments)
        guard mounted.status == 0 else { throw BenchError.setUpFailed(mounted.everything) }
    }
}
