// Where the published vectors are.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The published vectors, read in place.
enum Vectors {
    static let reason: Comment = "no vectors: name their folder in EXEAT_VECTORS"

    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["EXEAT_VECTORS"] {
            return URL(filePath: path)
        }
        // This file is `Tests/CryptographyTests/Vectors.swift`, three steps down.
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root.appending(path: "../shared/vectors").standardizedFileURL
    }()

    static var arePresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func decode<Value: Decodable>(_ path: String, as _: Value.Type) throws -> Value {
        let data = try Data(contentsOf: folder.appending(path: path))
        return try JSONDecoder().decode(Value.self, from: data)
    }
}

/// A Wycheproof file whose groups hold a group's own facts and its tests.
struct Wycheproof<Group: Decodable>: Decodable {
    let numberOfTests: Int
    let testGroups: [Group]
}

/// Bytes that a file spells in hexadecimal.
struct HexadecimalBytes: Decodable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        bytes = try #require(Hexadecimal.bytes(of: text))
    }
}
