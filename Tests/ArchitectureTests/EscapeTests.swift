// Nothing goes round the compiler.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

struct EscapeTests {
    private func problems(_ text: String, in room: String = "Gateway") -> [String] {
        EscapeRule.findings(in: [SourceFile(path: "Sources/\(room)/A.swift", text: text)])
            .map(\.problem)
    }

    @Test func `no source goes round the compiler`() {
        #expect(EscapeRule.findings(in: Repository.sources) == [])
    }

    @Test func `every exception on the list is still taken`() {
        for path in EscapeRule.unchecked {
            let file = Repository.sources.first { $0.path == path }
            #expect(file?.tokens.contains { $0.text == "unchecked" } == true, "\(path)")
        }
    }

    @Test func `@unchecked Sendable is for cryptography alone`() {
        let text = "final class Box: @unchecked Sendable {}"
        #expect(problems(text) == ["@unchecked is not on the list"])
        #expect(problems(text, in: "Cryptography") == [])
    }

    @Test(arguments: [
        ("@testable import Domain", "@testable stands in sources"),
        ("@_spi(Internal) public func f() {}", "@_spi stands in sources"),
        ("@_silgen_name(\"f\") func f()", "@_silgen_name stands in sources"),
        ("let a = unsafe unsafeBitCast(b, to: Int.self)", "unsafeBitCast stands in sources"),
        ("let a = try! f()", "try! ends the process"),
        ("let a = b as! Int", "as! ends the process"),
        ("fatalError(\"no\")", "fatalError( ends the process"),
    ])
    func `a way round is caught`(text: String, problem: String) {
        #expect(problems(text) == [problem])
        #expect(problems(text, in: "Cryptography") == [problem])
    }

    @Test(arguments: [
        "// unsafeBitCast", "let a = \"try! @testable\"", "let a = try b != c",
        "while try !read() {}",
        "let unchecked = 1",
    ])
    func `what only looks like one is none`(text: String) {
        #expect(problems(text) == [])
    }
}
