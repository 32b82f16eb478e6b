// What the strict subset of YAML refuses.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Policy

/// What the strict subset of YAML refuses, and where it says so.
struct StrictReadingTests {
    /// `line:column: message` of each problem.
    private func problems(_ text: String) -> [String] {
        problems(Array(text.utf8))
    }

    private func problems(_ bytes: [UInt8]) -> [String] {
        switch StrictReader.read(bytes) {
        case .success: []
        case .failure(let failure): failure.problems.map(\.description)
        }
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", "1:1: `a` stands more than once in one map"),
        ("a: {b: 1, b: 2}\n", "1:5: `b` stands more than once in one map"),
        ("a: 1\n\"a\": 2\n", "1:1: `a` stands more than once in one map"),
        ("a: &x 1\n", "1:4: anchors are not allowed"),
        ("a: *x\n", "1:4: aliases are not allowed"),
        ("a:\n  - [1, *x]\n", "2:9: aliases are not allowed"),
        ("a: !!str 1\n", "1:4: tags are not allowed"),
        ("a: 1\n!x b: 2\n", "2:1: tags are not allowed"),
        ("a: ! x\n", "1:4: tags are not allowed"),
        ("%YAML 1.1\n---\na: 1\n", "1:1: directives are not allowed"),
        ("a: 1\n<<: {b: 2}\n", "2:1: merge keys are not allowed"),
        ("a: |\n  x\n", "1:4: texts over several lines are not allowed"),
        ("a: >\n  x\n", "1:4: texts over several lines are not allowed"),
        ("a: \"x\\ny\"\n", "1:4: text holds a line break or another control character"),
        ("a:\nb: 1\n", "1:3: a value is missing: write null or \"\" if it is meant"),
        ("1: a\n", "1:1: a key is text: put `1` in quotes"),
        ("true: b\n", "1:1: a key is text: put `true` in quotes"),
        (
            "a: no\n",
            "1:4: other readers of YAML take `no` for false: write that, or put it in quotes if it is"
                + " text (did you mean `\"no\"`?)"
        ),
        (
            "a: ~\n",
            "1:4: other readers of YAML take `~` for null: write null, or put it in quotes if it is"
                + " text (did you mean `\"~\"`?)"
        ),
        ("? [a]\n: 1\n", "1:3: a key is text"),
        ("", "1:1: the file is empty"),
        ("# nothing\n", "1:1: the file is empty"),
    ])
    func `what it refuses has a line and a column`(text: String, expected: String) {
        #expect(problems(text) == [expected])
    }

    @Test(arguments: [
        ("a: [1\n", 2, 1), ("a: \"x\n", 2, 1), ("a: b: c\n", 1, 5), ("a: 1\n---\nb: 2\n", 2, 1),
        ("a: 1\n b: 2\n", 2, 3), ("a: @x\n", 1, 4),
    ])
    func `what is not YAML has a line and a column`(text: String, line: Int, column: Int) {
        let found = problems(text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("\(line):\(column): not YAML: ") == true)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(problems([0x61, 0x3A, 0x20, 0xFF]) == ["1:1: not UTF-8"])
    }

    @Test func `a file of more than a mebibyte is refused before it is read`() {
        #expect(problems([UInt8](repeating: 0x23, count: 1 << 20 | 1)).count == 1)
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
        String(repeating: "? ", count: 100_000), String(repeating: "{a: ", count: 100_000),
        String(repeating: "a: [", count: 100_000),
    ])
    func `deep nesting is refused without going down`(text: String) {
        #expect(problems(text).contains { $0.hasSuffix("nested too deeply") })
    }

    @Test(arguments: [
        ("--- [&a [x, x], &b [*a, *a], {*b : v}]", "1:21: aliases are not allowed"),
        ("\u{FEFF}[&a [x, x], &b [*a, *a]]", "1:18: aliases are not allowed"),
        ("# x\u{85}[&a [x, x], &b [*a, *a]]", "1:21: aliases are not allowed"),
        ("# x\u{2028}[&a [x, x], &b [*a, *a]]", "1:21: aliases are not allowed"),
        ("{[a]:[x], [b]:&a [x], [c]:&b [*a, *a]}", "1:31: aliases are not allowed"),
    ])
    func `an alias where none is looked for is found before the parser follows it`(
        text: String, expected: String
    ) {
        #expect(ForbiddenMarks(in: Array(text.utf8)).problems.map(\.description) == [expected])
    }

    @Test func `columns are counted in characters`() {
        #expect(problems("é: [\"é\", &x 1]\n") == ["1:10: anchors are not allowed"])
    }

    @Test(arguments: [
        "a: 'it''s &x, *y: !z'", "a: \"\\\"&x\"", "a: b&c", "a: b *c", "a: x # &y", "a: b!c",
        "a: [\"&x\", '*y']",
    ])
    func `marks inside text are text`(text: String) { #expect(problems(text) == []) }

    @Test(arguments: [
        "DE", "nO", "none", "office", "2026-01-01", "0x10", "+49", "007", ".5", "1.",
    ])
    func `a plain word stays text`(word: String) throws {
        let node = try StrictReader.read(Array("a: \(word)".utf8)).get()
        #expect(node.canonical.text == "{\"a\":\"\(word)\"}")
    }

    @Test(arguments: [
        "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off",
        "OFF", "True", "TRUE", "False", "FALSE", "Null", "NULL", "~",
    ])
    func `a word that others take for a truth value is refused unless it is quoted`(
        word: String
    ) throws {
        #expect(problems("a: [DE, \(word)]").map { $0.hasPrefix("1:9: other readers") } == [true])
        #expect(problems("\(word): 1").map { $0.hasPrefix("1:1: other readers") } == [true])
        let node = try StrictReader.read(Array("a: \"\(word)\"".utf8)).get()
        #expect(node.canonical.text == "{\"a\":\"\(word)\"}")
    }

    @Test(arguments: [
        ("true", "true"), ("false", "false"), ("null", "null"), ("-1", "-1"), ("0.60", "0.6"),
        ("1e3", "1000"), ("9007199254740992", "9007199254740992"),
        ("-9223372036854775808", "-9223372036854776000"), ("\"1\"", "\"1\""),
    ])
    func `JSON's own words and numbers are what JSON says`(word: String, canonical: String) throws {
        let node = try StrictReader.read(Array("a: \(word)".utf8)).get()
        #expect(node.canonical.text == "{\"a\":\(canonical)}")
    }
}
