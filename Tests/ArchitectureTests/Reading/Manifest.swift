// The manifest, as the package manager itself understands it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What `swift package dump-package` says about the targets.
struct Manifest: Decodable {
    let name: String
    let targets: [Target]

    /// One target with what it depends on and how it is built.
    struct Target: Decodable {
        let name: String
        let type: String
        let dependencies: [Dependency]
        let settings: [Setting]
    }

    /// What a target depends on: a target of this package, or a product of another.
    struct Dependency: Decodable {
        let target: [Word?]?
        let byName: [Word?]?
        let product: [Word?]?
    }

    /// A name in a dependency; conditions stand in the same list and are passed over.
    struct Word: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    /// One build setting; `kind` is an object with a single key.
    struct Setting: Decodable, Equatable, CustomStringConvertible {
        let tool: String
        let description: String

        private enum Keys: String, CodingKey { case tool, kind }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            tool = try container.decode(String.self, forKey: .tool)
            let kind = try container.decode([String: [String: String]].self, forKey: .kind)
            description = kind.map { key, value in
                ([key] + value.values.sorted()).joined(separator: " ")
            }.sorted().joined(separator: ", ")
        }
    }

    /// Reads the manifest of the package in `root`.
    ///
    /// The build folder's lock belongs to the `swift test` that runs this; describing the
    /// manifest builds nothing, so the lock is left alone and nobody waits for anybody.
    static func describing(_ root: URL) throws -> Manifest {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--ignore-lock", "dump-package",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode(Manifest.self, from: output)
    }
}

extension Manifest.Target {
    /// The targets of this package that it depends on.
    var rooms: Set<String> {
        Set(dependencies.flatMap { [$0.target, $0.byName] }.compactMap { $0?.first??.text })
    }

    /// The products of other packages that it links.
    var products: Set<String> {
        Set(dependencies.compactMap { $0.product?.first??.text })
    }
}
