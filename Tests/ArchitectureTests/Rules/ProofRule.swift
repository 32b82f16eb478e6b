// What the threat model cites.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a document claims is proven: every test and every file that it cites is there.
///
/// A citation is a word of code, `Suite: test name`; a file is a word of code that ends in
/// `.swift`. In a table whose last heading is "Proof", each row cites a test or says *assumed*.
enum ProofRule {
    /// A word of code in a document, with the line that it begins on.
    struct Code: Equatable {
        let text: String
        let line: Int
    }

    /// Whether a word of code cites a test: one word with a capital, a colon, a blank, a name.
    static func isCitation(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Z][A-Za-z0-9]*: .+/) != nil
    }

    /// Everything between single backticks; a name that goes over a line break is one name.
    static func code(in document: SourceFile) -> [Code] {
        var line = 1
        var found: [Code] = []
        for (index, part) in document.text.components(separatedBy: "`").enumerated() {
            let words = part.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
            if index % 2 == 1 { found.append(Code(text: words, line: line)) }
            line += part.utf8.count { $0 == UInt8(ascii: "\n") }
        }
        return found
    }

    /// Cited tests and files that are not there, and proofs that are none.
    static func findings(
        in document: SourceFile, tests: [SourceFile], sources: [SourceFile]
    ) -> [Finding] {
        let names = Set(tests.flatMap(self.tests(of:)))
        let paths = (sources + tests).map(\.path)
        var findings: [Finding] = []
        for code in code(in: document) {
            if isCitation(code.text), !names.contains(code.text) {
                findings.append(document.finding(code.line, "there is no test `\(code.text)`"))
            }
            if code.text.hasSuffix(".swift"),
                !paths.contains(where: { "/\($0)".hasSuffix("/\(code.text)") })
            {
                findings.append(document.finding(code.line, "there is no file `\(code.text)`"))
            }
        }
        return findings + unproven(in: document)
    }

    /// Rows of a table of proofs whose last cell neither cites a test nor says *assumed*.
    private static func unproven(in document: SourceFile) -> [Finding] {
        var isTable = false
        var findings: [Finding] = []
        for (index, line) in document.lines.enumerated() {
            guard line.hasPrefix("|") else {
                isTable = false
                continue
            }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let last = cells.last else { continue }
            if last == "Proof" {
                isTable = true
            } else if isTable, last.isEmpty || last.contains(where: { $0 != "-" }) {
                let codes = last.split(separator: "`", omittingEmptySubsequences: false)
                let isProven = codes.enumerated().contains {
                    $0.offset % 2 == 1 && isCitation(String($0.element))
                }
                if !isProven, !last.contains("*assumed*") {
                    findings.append(document.finding(index + 1, "neither a test nor *assumed*"))
                }
            }
        }
        return findings
    }

    /// The tests of a file, as they are cited; one that is switched off is none.
    static func tests(of file: SourceFile) -> [String] {
        let tokens = file.tokens
        var names: [String] = []
        var suites: [(name: String, depth: Int)] = []
        var pending: String?
        var depth = 0
        for index in tokens.indices {
            let text = tokens[index].text
            if text == "{" {
                if let name = pending { suites.append((name, depth)) }
                pending = nil
                depth += 1
            } else if text == "}" {
                depth -= 1
                if suites.last?.depth == depth { suites.removeLast() }
            } else if ["struct", "class", "enum", "actor", "extension"].contains(text),
                index + 1 < tokens.count, tokens[index + 1].isWord
            {
                pending = tokens[index + 1].name
            } else if text == "Test", index > 0, tokens[index - 1].text == "@",
                let suite = suites.last, let name = function(after: index, in: tokens)
            {
                names.append("\(suite.name): \(name)")
            }
        }
        return names
    }

    /// The name of the function that an attribute stands before; nil when it is switched off.
    private static func function(after attribute: Int, in tokens: [Token]) -> String? {
        var depth = 0
        for index in tokens.indices.dropFirst(attribute + 1) {
            switch tokens[index].text {
            case "(": depth += 1
            case ")": depth -= 1
            case "disabled" where depth == 1: return nil
            case "func" where depth == 0:
                return index + 1 < tokens.count ? tokens[index + 1].name : nil
            case "{" where depth == 0, "}" where depth == 0: return nil
            default: continue
            }
        }
        return nil
    }
}
