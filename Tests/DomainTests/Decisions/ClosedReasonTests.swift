// That the list of reason codes leaves none out.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

struct ClosedReasonTests {
    /// The codes that the source defines, each as it is spelt there.
    private static func defined() throws -> [String] {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let file = root.appending(path: "Sources/Domain/Decisions/ReasonCode.swift")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return lines.filter { $0.contains("static let") }.compactMap { line in
            line.split(separator: "\"").dropFirst().first.map(String.init)
        }
    }

    @Test func `the closed list has every code that the source defines`() throws {
        let defined = try Self.defined()
        #expect(defined.count > 50)
        #expect(ReasonCode.closed.map(\.description) == defined)
    }

    @Test func `no code stands twice, and each can be read again`() {
        #expect(Set(ReasonCode.closed).count == ReasonCode.closed.count)
        for code in ReasonCode.closed { #expect(ReasonCode(parsing: "\(code)") == code) }
    }
}
