// What a file holds.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a file holds: one type, named as the file is, and not too much of it.
enum FileRule {
    /// No file has more lines.
    static let limit = 500

    /// Files that hold another number of types than one, or bear another name.
    ///
    /// Tags, which are enumerations with nothing in them, may stand together: they have no code.
    /// So may extensions of several types that one matter needs; those of one type name it.
    static func types(in files: [SourceFile]) -> [Finding] {
        files.flatMap { file -> [Finding] in
            let declarations = Declaration.list(of: file).filter(\.isTopLevel)
            let tags = tags(of: file)
            let types = declarations.filter { $0.isType && !tags.contains($0.name) }
            if types.isEmpty {
                let extended = Set(
                    declarations.filter { $0.keyword == "extension" }.map(\.name))
                let base = file.name.split(separator: "+").first.map(String.init) ?? ""
                let isNamed = extended.contains { $0.split(separator: ".").last ?? "" == base }
                guard !isNamed, tags.isEmpty, extended.count < 2 else { return [] }
                return [file.finding(1, "the file's name is of nothing that stands in it")]
            }
            return types.filter { $0.name != file.name || types.count > 1 }.map {
                file.finding($0.line, "`\($0.name)` has no file of its own name to itself")
            }
        }
    }

    /// Files that have more lines than anybody reads.
    static func lengths(in files: [SourceFile]) -> [Finding] {
        files.filter { $0.lines.count > limit }.map {
            $0.finding(limit + 1, "the file has \($0.lines.count) lines, \(limit) are the most")
        }
    }

    /// Types that bear their module's name: qualified names of such a module cannot be written.
    static func names(in files: [SourceFile]) -> [Finding] {
        files.flatMap { file in
            Declaration.list(of: file)
                .filter { $0.isType && $0.isTopLevel && $0.name == file.room }
                .map { file.finding($0.line, "`\($0.name)` bears its module's name") }
        }
    }

    /// Files without the three lines that begin every file.
    static func headers(in files: [SourceFile]) -> [Finding] {
        files.filter { file in
            let lines = file.lines.prefix(4)
            return lines.count < 4 || !lines[0].hasPrefix("// ") || !lines[0].hasSuffix(".")
                || lines[1] != "// Part of Exeat, the compliance gateway."
                || lines[2] != "// SPDX-License-Identifier: Apache-2.0" || !lines[3].isEmpty
        }.map { $0.finding(1, "the file does not begin with the three lines of every file") }
    }

    private static func tags(of file: SourceFile) -> Set<String> {
        let tokens = file.tokens
        return Set(
            tokens.indices.dropLast(3).filter {
                tokens[$0].text == "enum" && tokens[$0 + 2].text == "{"
                    && tokens[$0 + 3].text == "}"
            }.map { tokens[$0 + 1].name })
    }
}
