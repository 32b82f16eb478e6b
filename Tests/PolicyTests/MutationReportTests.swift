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

    /// The report of a file without the tests that hold one of these texts.
    private func report(_ file: String, without marks: [String]) throws -> [UnguardedCheck] {
        let source = try String(decoding: PolicyFiles.source(file), as: UTF8.self)
        var parts = source.components(separatedBy: "\n  - name: ")
        parts.removeAll { part in marks.contains { part.contains($0) } }
        let text = parts.joined(separator: "\n  - name: ")
        return try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml").mutationReport()
    }

    @Test func `an arm that lets nobody in is named`() throws {
        let report = try report("service-id.yaml", without: ["a04@example.org"])
        #expect(report == [.arm(2, of: "adult_or_guardian")])
    }

    @Test func `a check that no test guards is named`() throws {
        let marks = ["c06@example.com", "c07@example.com", "c08@example.com"]
        #expect(
            try report("newsletter-eu.yaml", without: marks) == [
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
