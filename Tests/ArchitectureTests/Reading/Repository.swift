// The repository that these tests stand in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The repository's files, found from this very file.
enum Repository {
    /// The folder that holds `Package.swift`.
    static let root: URL = {
        // This file is `Tests/ArchitectureTests/Reading/Repository.swift`, four steps down.
        var url = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url
    }()

    /// Every Swift file of `Sources`.
    static let sources: [SourceFile] = files(in: "Sources")

    /// Every Swift file of `Tests` that belongs to a test target.
    static let tests: [SourceFile] = files(in: "Tests").filter { $0.room != "CompileFail" }

    private static func files(in hall: String) -> [SourceFile] {
        let folder = root.appending(path: hall)
        guard let paths = FileManager.default.subpaths(atPath: folder.path) else { return [] }
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            guard let data = try? Data(contentsOf: folder.appending(path: path)) else { return nil }
            return SourceFile(path: "\(hall)/\(path)", text: String(decoding: data, as: UTF8.self))
        }
    }
}
