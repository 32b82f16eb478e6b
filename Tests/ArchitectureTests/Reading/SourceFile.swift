// One source file, as the checks read it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A source file: its place in the repository, its text and its code.
struct SourceFile {
    /// From the root of the repository: `Sources/Domain/Values/Digest.swift`.
    let path: String
    let text: String
    let tokens: [Token]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        tokens = Token.tokens(of: SourceBlanker.code(of: text))
    }

    /// `Sources` or `Tests`.
    var hall: String { component(0) }

    /// The target that the file belongs to.
    var room: String { component(1) }

    /// The path inside the target.
    var place: String { path.split(separator: "/").dropFirst(2).joined(separator: "/") }

    /// The file's name without `.swift`.
    var name: String {
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        return last.hasSuffix(".swift") ? String(last.dropLast(6)) : last
    }

    /// The text, line by line, without line breaks.
    var lines: [Substring] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.last == "" ? lines.dropLast() : lines
    }

    private func component(_ index: Int) -> String {
        let parts = path.split(separator: "/")
        return index < parts.count ? String(parts[index]) : ""
    }

    /// Something wrong on one of the file's lines.
    func finding(_ line: Int, _ problem: String) -> Finding {
        Finding(path: path, line: line, problem: problem)
    }
}
