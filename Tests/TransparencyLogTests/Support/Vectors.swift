// Where the published vectors are.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The published vectors, read in place.
enum Vectors {
    static let reason: Comment = "no vectors: name their folder in EXEAT_VECTORS"

    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["EXEAT_VECTORS"] {
            return URL(filePath: path)
        }
        // This file is `Tests/TransparencyLogTests/Support/Vectors.swift`, four steps down.
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "../shared/vectors").standardizedFileURL
    }()

    static var arePresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func decode<Value: Decodable>(_ path: String, as _: Value.Type) throws -> Value {
        let data = try Data(contentsOf: folder.appending(path: path))
        return try JSONDecoder().decode(Value.self, from: data)
    }

    /// Every JSON file below a folder, by its path there.
    static func files<Value: Decodable>(
        below path: String, as _: Value.Type
    ) throws -> [(name: String, value: Value)] {
        let root = folder.appending(path: path)
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
        return try names.filter { $0.hasSuffix(".json") }.map {
            ($0, try decode(path + "/" + $0, as: Value.self))
        }
    }
}
