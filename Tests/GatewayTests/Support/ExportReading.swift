// Exporting in tests, and reading what was exported.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Gateway

/// Exporting in tests, and reading what was exported.
extension TestHome {
    @discardableResult
    func export(
        _ form: ExportForm, _ query: ExportQuery = ExportQuery(), to name: String = "export",
        as role: Role = .officer
    ) async throws -> ExportEntries.Output {
        try await gatekeeper.carryOut(
            ExportEntries(
                query: query, form: form, target: folder.file(name), software: "exeat 1.0.0"),
            for: caller(role))
    }

    func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder.file(name))))
    }

    /// Names of files that an export may have left.
    func leftovers(of name: String = "export") throws -> [String] {
        try folder.names(in: ".").filter { $0.hasPrefix(name) }
    }

    /// Puts other bytes of the same length into an entry, which stays an entry.
    func change(_ index: Int, _ old: String = "exeat 1.0.0", to new: String = "exeat 1.0.1") throws
    {
        let text = String(decoding: store.rows.bodies[index], as: UTF8.self)
        try #require(text.contains(old))
        store.edit { $0.bodies[index] = Array(text.replacing(old, with: new).utf8) }
    }
}
