// Tokens are minted at home.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

struct TokenTests {
    private static let homes = TokenRule.homes.map { name, room in
        SourceFile(
            path: "Sources/\(room)/\(name).swift",
            text: "public struct \(name): ~Copyable {\n    internal init() {}\n}\n")
    }

    /// The five tokens in good order, and one more file.
    private func problems(_ path: String, _ text: String) -> [String] {
        let file = SourceFile(path: path, text: text)
        let others = Self.homes.filter { $0.path != path }
        return TokenRule.findings(in: others + [file]).map(\.problem)
    }

    @Test func `no token of the house is minted or copied by strangers`() {
        #expect(TokenRule.findings(in: Repository.sources) == [])
    }

    @Test func `tokens in good order find nothing`() {
        #expect(TokenRule.findings(in: Self.homes) == [])
    }

    @Test(arguments: ["public", "package"])
    func `an initialiser that others see is caught`(access: String) {
        #expect(
            problems(
                "Sources/Gateway/Exeat.swift",
                "public struct Exeat: ~Copyable { \(access) init(_ a: Int) {} }")
                == ["an initialiser of `Exeat` is seen outside"])
    }

    @Test(arguments: [
        "extension Exeat { public init(copying other: Int) {} }",
        "package extension Exeat { init(copying other: Int) {} }",
        "extension Exeat { @inlinable package init?(copying other: Int) {} }",
    ])
    func `an initialiser in an extension that others see is caught`(text: String) {
        #expect(
            problems("Sources/Gateway/Exeat+Copy.swift", text)
                == ["an initialiser of `Exeat` is seen outside"])
    }

    @Test(arguments: [
        "extension Exeat { init(copying other: Int) {} }",
        "public extension Exeat { private init(copying other: Int) {} }",
        "public struct Other { public init() {} }",
        "extension Exeat { struct Part { public init() {} } }",
    ])
    func `an initialiser that nobody outside sees, or of something else, is none of this`(
        text: String
    ) {
        #expect(problems("Sources/Gateway/Other.swift", text) == [])
    }

    @Test func `a token that can be copied is caught`() {
        #expect(
            problems(
                "Sources/Policy/Clearance.swift", "public struct Clearance: Sendable { init() {} }")
                == ["`Clearance` can be copied"])
    }

    @Test(arguments: ["Codable", "Decodable", "RawRepresentable", "ExpressibleByStringLiteral"])
    func `a conformance that mints is caught`(conformance: String) {
        #expect(
            problems("Sources/Gateway/Errand+More.swift", "extension Errand: \(conformance) {}")
                == ["`Errand` is minted by \(conformance)"])
    }

    @Test func `a token in another room, twice or not at all is caught`() {
        #expect(
            problems("Sources/Store/Permit.swift", "struct Permit: ~Copyable {}")
                == ["`Permit` is not at home", "`Permit` is declared 2 times"])
        let without = Self.homes.filter { $0.name != "Receipt" }
        #expect(
            TokenRule.findings(in: without).map(\.problem) == ["`Receipt` is declared 0 times"])
    }
}
