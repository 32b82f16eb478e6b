// The purposes and notices of the repository.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The purposes and notices of the repository, `policies/consents`.
enum ConsentFolder {
    /// This file is `Tests/GatewayTests/Support/ConsentFolder.swift`, four steps down.
    private static let folder: URL = {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "policies/consents")
    }()

    static func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }
}
