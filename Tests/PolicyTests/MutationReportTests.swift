// Whether a policy's tests guard its checks.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Policy
import Testing

/// Whether a policy's own tests notice when one of its checks is taken out.
struct MutationReportTests {
    @Test(arguments: PolicyFiles.names)
    func `no check of the repository's policies could be removed unnoticed`(name: String) throws {
        #expect(try PolicyFiles.document(name).mutationReport() == [])
    }

    @Test func `a check that no test guards is named`() throws {
        let source = try String(decoding: PolicyFiles.source("newsletter-eu.yaml"), as: UTF8.self)
        let marks = ["c06@example.com", "c07@example.com", "c08@example.com", "d04@example.com"]
        var parts = source.components(separatedBy: "\n  - name: ")
        parts.removeAll { part in marks.contains { part.contains($0) } }
        let text = parts.joined(separator: "\n  - name: ")
        let document = try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml")
        #expect(
            document.mutationReport() == [
                .consent("confirmed", of: "newsletter"), .consent("notice", of: "newsletter"),
            ])
    }

    @Test func `a policy with one test guards next to nothing`() throws {
        let report = try WidePolicy.document().mutationReport().map(\.description)
        #expect(report.count == 4 + 5 + 5 + 3 + 1)
        #expect(
            report.contains(
                "`max_age` of the purpose `news` could be removed and no test would fail"))
        #expect(
            report.contains(
                "arm 2 of the condition `grown` could be removed and no test would fail"))
    }
}
