// The policy files of the repository.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Policy

/// The newsletter policy of the repository, as it is and with changes.
enum NewsletterPolicy {
    /// This file is `Tests/GatewayTests/Support/NewsletterPolicy.swift`, four steps down.
    private static let folder: URL = {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "policies")
    }()

    struct Missing: Error { let text: String }

    /// The document as it is.
    static func whole() throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: "newsletter-eu.yaml")))
    }

    /// The document with parts replaced and the first of its in-file tests, which is enough here.
    static func source(
        version: Int = 3, _ changes: [(String, String)] = []
    ) throws -> [UInt8] {
        var text = String(decoding: try whole(), as: UTF8.self)
        let second = "\n  - name: \"with both consents"
        guard let tests = text.range(of: second) else { throw Missing(text: second) }
        text.removeSubrange(tests.lowerBound...)
        for (old, new) in [("version: 3", "version: \(version)")] + changes {
            guard text.contains(old) else { throw Missing(text: old) }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return Array((text + "\n").utf8)
    }

    /// The organisation's guard-rail, whole and with parts replaced.
    static func guardRail(
        version: Int = 1, _ changes: [(String, String)] = []
    ) throws -> [UInt8] {
        let data = try Data(contentsOf: folder.appending(path: "organisation-guard-rail.yaml"))
        var text = String(decoding: data, as: UTF8.self)
        for (old, new) in [("version: 1", "version: \(version)")] + changes {
            guard text.contains(old) else { throw Missing(text: old) }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return Array(text.utf8)
    }

    /// The policy made ready for deciding.
    static func compiled() throws -> CompiledPolicy {
        try PolicyDocument(parsing: source(), file: "newsletter-eu.yaml").compiled()
    }
}
