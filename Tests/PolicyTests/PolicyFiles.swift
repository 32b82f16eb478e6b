// The policy files of the repository.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Policy

/// The policy files of the repository, read in place.
enum PolicyFiles {
    static let names = ["newsletter-eu.yaml", "service-id.yaml", "organisation-guard-rail.yaml"]

    /// This file is `Tests/PolicyTests/PolicyFiles.swift`, three steps down.
    static let folder: URL = {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root.appending(path: "policies")
    }()

    static func source(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    static func document(_ name: String) throws -> PolicyDocument {
        try PolicyDocument(parsing: source(name), file: name)
    }

    static func parsed(_ text: String, _ name: String) throws -> PolicyDocument {
        try PolicyDocument(parsing: Array(text.utf8), file: name)
    }
}
