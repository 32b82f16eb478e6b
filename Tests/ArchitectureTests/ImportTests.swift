// Import lines are the plan's.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

struct ImportTests {
    private func problems(_ path: String, _ text: String) -> [String] {
        ImportRule.findings(in: [SourceFile(path: path, text: text)]).map(\.problem)
    }

    @Test func `every file imports what the plan gives its room`() {
        #expect(Repository.sources.count > 100)
        #expect(ImportRule.findings(in: Repository.sources) == [])
    }

    @Test(arguments: [
        ("Policy", "Consent"), ("Gateway", "Store"), ("Domain", "Cryptography"),
        ("Consent", "Glibc"), ("Gateway", "COpenSSL"), ("Store", "CCurl"), ("Audit", "GRDB"),
        ("Segments", "Yams"), ("Service", "Hummingbird"), ("Sendinblue", "NIOCore"),
        ("Domain", "Testing"), ("Console", "FoundationNetworking"), ("exeat", "COpenSSL"),
    ])
    func `an import that the plan does not give is caught`(room: String, module: String) {
        #expect(
            problems("Sources/\(room)/A.swift", "import \(module)\n")
                == ["`\(room)` may not import `\(module)`"])
    }

    @Test(arguments: [
        "public import Consent", "package import Consent", "import struct Consent.ConsentEvent",
        "#if os(Linux)\nimport Consent\n#endif", "let a = 1; import Consent",
    ])
    func `however an import is written, it is seen`(line: String) {
        #expect(
            problems("Sources/Policy/A.swift", line) == ["`Policy` may not import `Consent`"])
    }

    @Test(arguments: ["// import Consent", "/* import Consent */", "let a = \"import Consent\""])
    func `what only looks like an import is not one`(line: String) {
        #expect(problems("Sources/Policy/A.swift", line) == [])
    }

    @Test(arguments: [
        "@testable", "@_exported", "@_spi(X)", "@preconcurrency", "@_implementationOnly",
    ])
    func `an import that shows more or hides something is caught`(attribute: String) {
        let word = attribute.split(separator: "(")[0]
        #expect(
            problems("Sources/Policy/A.swift", "\(attribute) import Domain")
                == ["an import may not be \(word)"])
    }

    @Test func `a file of no room is caught`() {
        #expect(problems("Sources/Attic/A.swift", "") == ["`Attic` is no room of the plan"])
    }

    @Test func `nothing imports the networking of Foundation`() {
        #expect(ImportRule.networking(in: Repository.sources + Repository.tests) == [])
        let file = SourceFile(
            path: "Tests/StoreTests/A.swift",
            text: "#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif\n")
        #expect(ImportRule.networking(in: [file]).map(\.line) == [2])
    }
}
