// The types, extensions and initialisers that a file declares.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One declaration, with what stands around it.
struct Declaration: Equatable {
    /// `struct`, `class`, `enum`, `protocol`, `actor`, `typealias`, `extension` or `init`.
    let keyword: String
    /// The declared name; of an extension, what it extends; of an initialiser, nothing.
    let name: String
    /// Access levels and other modifiers before it.
    let modifiers: Set<String>
    /// What stands between the name and the body: parameters, conformances, conditions.
    let heading: [String]
    /// The types and extensions around it, outermost first, by place in the list.
    let parents: [Int]
    let line: Int

    var isTopLevel: Bool { parents.isEmpty }
    var isType: Bool { keyword != "extension" && keyword != "init" }

    /// Whether another target can see it.
    var isVisibleOutside: Bool { !modifiers.isDisjoint(with: ["public", "package", "open"]) }

    private static let keywords: Set<String> = [
        "struct", "class", "enum", "protocol", "actor", "typealias", "extension", "init",
    ]
    private static let modifierWords: Set<String> = [
        "public", "package", "internal", "fileprivate", "private", "open", "final", "indirect",
        "nonisolated", "convenience", "required", "override", "isolated", "distributed", "unsafe",
    ]
    private static let notNames: Set<String> = ["func", "var", "let", "subscript", "init"]

    /// Every declaration of `file` that a keyword introduces, in order.
    static func list(of file: SourceFile) -> [Declaration] {
        let tokens = file.tokens
        var found: [Declaration] = []
        var open: [(declaration: Int, depth: Int)] = []
        var pending: Int?
        var depth = 0
        for index in tokens.indices {
            switch tokens[index].text {
            case "{":
                if let declaration = pending { open.append((declaration, depth)) }
                pending = nil
                depth += 1
            case "}":
                depth -= 1
                if open.last?.depth == depth { open.removeLast() }
                pending = nil
            default:
                guard let name = declaredName(at: index, in: tokens) else { continue }
                let keyword = tokens[index].text
                found.append(
                    Declaration(
                        keyword: keyword, name: name,
                        modifiers: modifiers(before: index, in: tokens),
                        heading: heading(from: index + (keyword == "init" ? 1 : 2), in: tokens),
                        parents: open.map(\.declaration), line: tokens[index].line))
                // An initialiser's braces hold code, and an alias has none.
                pending = keyword == "init" || keyword == "typealias" ? nil : found.count - 1
            }
        }
        return found
    }

    private static func declaredName(at index: Int, in tokens: [Token]) -> String? {
        let text = tokens[index].text
        guard keywords.contains(text), index + 1 < tokens.count else { return nil }
        let previous = index > 0 ? tokens[index - 1].text : ""
        guard previous != ".", previous != "import" else { return nil }
        let next = tokens[index + 1]
        if text == "init" {
            // A call is written `self.init(` or `.init(`; what is left declares.
            return ["(", "?", "<", "!"].contains(next.text) ? "" : nil
        }
        guard next.isWord, !notNames.contains(next.text) else { return nil }
        if text == "actor", index + 2 < tokens.count,
            !["{", ":", "<", "where"].contains(tokens[index + 2].text)
        {
            return nil
        }
        if text == "extension" {
            var end = index + 2
            var name = next.name
            while end + 1 < tokens.count, tokens[end].text == ".", tokens[end + 1].isWord {
                name += "." + tokens[end + 1].name
                end += 2
            }
            return name
        }
        return next.name
    }

    private static func modifiers(before index: Int, in tokens: [Token]) -> Set<String> {
        var found: Set<String> = []
        var position = index - 1
        while position >= 0 {
            let text = tokens[position].text
            if modifierWords.contains(text) {
                found.insert(text)
            } else if position > 0, tokens[position - 1].text == "@" {
                position -= 1
            } else {
                break
            }
            position -= 1
        }
        return found
    }

    private static func heading(from start: Int, in tokens: [Token]) -> [String] {
        guard start < tokens.count else { return [] }
        return tokens[start...].prefix { $0.text != "{" && $0.text != "}" }.map(\.text)
    }
}
