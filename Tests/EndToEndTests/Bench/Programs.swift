// Where the built programs are.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the built programs are: beside the test bundle that runs this.
enum Programs {
    static let folder: URL = {
        // The bundle's own path on this platform: `<build>/debug/exeatPackageTests.xctest`.
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [
            bundle, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent(),
        ]
        return candidates.first {
            FileManager.default.isExecutableFile(atPath: $0.appending(path: "exeat").path)
        } ?? bundle
    }()

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    /// The folder that holds `Package.swift`.
    static let project: URL = {
        // This file is `Tests/EndToEndTests/Bench/Programs.swift`, four steps down.
        var url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url
    }()
}
