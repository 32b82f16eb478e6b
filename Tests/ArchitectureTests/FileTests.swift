// Files hold one type and have its name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

struct FileTests {
    private static let header = """
        // Something.
        // Part of Exeat, the compliance gateway.
        // SPDX-License-Identifier: Apache-2.0


        """

    private func file(_ name: String, _ text: String) -> SourceFile {
        SourceFile(path: "Sources/Gateway/Parts/\(name).swift", text: text)
    }

    private func types(_ name: String, _ text: String) -> [String] {
        FileRule.types(in: [file(name, text)]).map(\.problem)
    }

    @Test func `every file holds the one type that it is named for`() {
        #expect(FileRule.types(in: Repository.sources) == [])
    }

    @Test func `no file is longer than anybody reads`() {
        #expect(FileRule.lengths(in: Repository.sources + Repository.tests) == [])
    }

    @Test func `no type bears its module's name`() {
        #expect(FileRule.names(in: Repository.sources) == [])
    }

    @Test func `every file begins with the three lines`() {
        #expect(FileRule.headers(in: Repository.sources + Repository.tests) == [])
    }

    @Test(arguments: [
        ("Gate", "struct Gate {}"), ("Gate", "struct Gate { enum State { case open } }"),
        ("Gate", "struct Gate { let a: Int }\nextension Gate: Sendable {}"),
        ("Gate+Opening", "extension Gate { func open() {} }"),
        ("Digest+Text", "extension Outer.Digest { func text() {} }"),
        ("Nouns", "enum One {}\nenum Two {}"),
        ("Field", "typealias Field = Name<FieldNoun>\nenum FieldNoun {}"),
        ("Door", "protocol Door { func open() }"),
        ("Arguments", "extension Gate: Readable {}\nextension Door: Readable {}"),
    ])
    func `a file in order finds nothing`(name: String, text: String) {
        #expect(types(name, text) == [])
    }

    @Test(arguments: [
        ("Gate", "struct Door { let a: Int }"), ("Gates", "struct Gate { let a: Int }"),
        ("Gate+More", "struct Gate { let a: Int }"),
    ])
    func `a file named for something else is caught`(name: String, text: String) {
        #expect(types(name, text).count == 1)
    }

    @Test(arguments: [
        "struct Gate { let a: Int }\nstruct Door { let a: Int }",
        "struct Gate { let a: Int }\nprivate enum State { case open }",
        "struct Gate { let a: Int }\ntypealias Door = Int",
    ])
    func `a second type is caught`(text: String) {
        #expect(types("Gate", text).count == 2)
    }

    @Test(arguments: [
        ("Helpers", "extension Gate { func f() {} }"), ("Gate", "func f() {}"), ("Gate", ""),
    ])
    func `a file that its name says nothing about is caught`(name: String, text: String) {
        #expect(types(name, text) == ["the file's name is of nothing that stands in it"])
    }

    @Test func `500 lines are the most`() {
        let long = { (count: Int) in String(repeating: "// a line\n", count: count) }
        #expect(FileRule.lengths(in: [file("A", long(500))]) == [])
        #expect(FileRule.lengths(in: [file("A", long(501))]).map(\.line) == [501])
    }

    @Test func `a type that bears its module's name is caught`() {
        #expect(FileRule.names(in: [file("Gateway", "struct Gateway {}")]).count == 1)
        #expect(FileRule.names(in: [file("Gate", "struct Gate { struct Gateway {} }")]) == [])
    }

    @Test func `a file without its header is caught`() {
        #expect(FileRule.headers(in: [file("A", Self.header + "struct A {}\n")]) == [])
        for text in [
            "", "struct A {}\n", Self.header.replacing("Apache", with: "Other") + "struct A {}",
        ] {
            #expect(FileRule.headers(in: [file("A", text)]).count == 1)
        }
    }
}
