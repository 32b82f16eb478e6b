// The threat model claims what tests hold.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct ThreatModelTests {
    private static let path = "docs/threat-model.md"

    private static let suite = SourceFile(
        path: "Tests/GatewayTests/GateTests.swift",
        text: """
            struct GateTests {
                @Test func `nothing leaves`() {}
                @Test(arguments: [1, 2]) func `a name is kept`(number: Int) throws {}
                @Test(.disabled("slow")) func `nobody waits`() {}
                // @Test func `nobody comes in`() {}
                let kind = Test.self
                func `nobody knocks`() {}
                private func `nothing is left`() { _ = "@Test func `nobody sees`() {}" }
            }

            extension GateTests {
                @Test(.timeLimit(.minutes(1)), arguments: [1])
                @MainActor func `the gate shuts`(number: Int) async {}
            }
            """)

    private func problems(_ text: String) -> [String] {
        ProofRule.findings(
            in: SourceFile(path: Self.path, text: text), tests: [Self.suite],
            sources: [SourceFile(path: "Sources/Gateway/Tokens/Gate.swift", text: "")]
        ).map(\.problem)
    }

    @Test func `every test and file that the threat model cites is there`() throws {
        let text = try String(
            contentsOf: Repository.root.appending(path: Self.path), encoding: .utf8)
        let document = SourceFile(path: Self.path, text: text)
        #expect(ProofRule.code(in: document).filter { ProofRule.isCitation($0.text) }.count > 60)
        #expect(
            ProofRule.findings(
                in: document, tests: Repository.tests, sources: Repository.sources) == [])
    }

    @Test(arguments: [
        "As `GateTests: nothing leaves` shows.", "`GateTests: a name is kept`",
        "`GateTests: the gate\n  shuts`", "No test: `connection.agree`, `a: b`, `key`.",
        "`Gate.swift`, `Tokens/Gate.swift`, `Sources/Gateway/Tokens/Gate.swift`",
    ])
    func `what is there finds nothing`(text: String) {
        #expect(problems(text) == [])
    }

    @Test(arguments: [
        "GateTests: nothing leave", "GateTests: nobody waits", "GateTests: nobody comes in",
        "GateTests: nothing is left", "GateTests: nobody sees", "GateTests: nobody knocks",
        "DoorTests: nothing leaves", "Gate: nothing leaves",
    ])
    func `a test that is not there, or is switched off, is caught`(citation: String) {
        #expect(problems("Held by `\(citation)`.") == ["there is no test `\(citation)`"])
    }

    @Test(arguments: ["Gates.swift", "ate.swift", "Domain/Gate.swift"])
    func `a file that is not there is caught`(file: String) {
        #expect(problems("In `\(file)`.") == ["there is no file `\(file)`"])
    }

    @Test(arguments: [
        ("| a | `GateTests: nothing leaves` |", 0), ("| a | *assumed* |", 0), ("| a | sure |", 1),
        ("| *assumed* | |", 1), ("| a | `Gate.swift` |", 1),
        ("\n| Other | Table |\n|---|---|\n| a | b |", 0),
    ])
    func `a property whose proof is none is caught`(row: String, count: Int) {
        let text = "| Property | Proof |\n|---|---|\n\(row)\n"
        #expect(problems(text) == Array(repeating: "neither a test nor *assumed*", count: count))
    }

    @Test func `the place that is told is the line of the citation`() {
        let document = SourceFile(path: Self.path, text: "`a`\n\n`b\nc` `GateTests: no`\n")
        let findings = ProofRule.findings(in: document, tests: [Self.suite], sources: [])
        #expect(findings.map(\.line) == [4])
    }
}
