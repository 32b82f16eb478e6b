// The imports that a file writes down.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One `import`, whatever stands before or after it.
struct ImportLine: Equatable {
    /// The module, without submodules: `import struct Foundation.Data` imports `Foundation`.
    let module: String
    let line: Int
    /// Attributes before it on the same line, with their `@`.
    let attributes: [String]

    private static let kinds: Set<String> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
    ]

    /// Every import of `file`, also inside `#if`.
    static func lines(of file: SourceFile) -> [ImportLine] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            guard tokens[index].text == "import", index == 0 || tokens[index - 1].text != "." else {
                return nil
            }
            var next = index + 1
            if next < tokens.count, kinds.contains(tokens[next].text) { next += 1 }
            guard next < tokens.count, tokens[next].isWord else { return nil }
            let line = tokens[index].line
            let before = tokens[..<index].suffix(12).filter { $0.line == line }
            let attributes = zip(before, before.dropFirst()).filter { $0.0.text == "@" }
            return ImportLine(
                module: tokens[next].name, line: line,
                attributes: attributes.map { "@" + $0.1.text })
        }
    }
}
