// A document as plain data.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A document as plain data: what both a policy's text and a naive reading of it are.
indirect enum Tree: Equatable {
    case null
    case flag(Bool)
    /// As it is spelt.
    case number(String)
    case text(String)
    case list([Tree])
    /// In the order of the document.
    case map([(String, Tree)])

    /// A member of a map; nil for anything else.
    subscript(_ key: String) -> Tree? {
        guard case .map(let members) = self else { return nil }
        return members.first { $0.0 == key }?.1
    }

    var members: [(String, Tree)] {
        if case .map(let members) = self { members } else { [] }
    }

    var items: [Tree] {
        if case .list(let items) = self { items } else { [] }
    }

    var words: String? {
        if case .text(let words) = self { words } else { nil }
    }

    var isTrue: Bool { self == .flag(true) }

    var whole: Int? {
        if case .number(let digits) = self { Int(digits) } else { nil }
    }

    /// The same as JSON.
    var json: String {
        switch self {
        case .null: "null"
        case .flag(let value): value ? "true" : "false"
        case .number(let digits): digits
        case .text(let words): Self.quoted(words)
        case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
        case .map(let members):
            "{"
                + members.map { "\(Self.quoted($0.0)): \($0.1.json)" }.joined(separator: ",\n")
                + "}"
        }
    }

    private static func quoted(_ words: String) -> String {
        var text = "\""
        for character in words.unicodeScalars {
            if character == "\"" || character == "\\" { text += "\\" }
            text.unicodeScalars.append(character)
        }
        return text + "\""
    }

    static func == (left: Tree, right: Tree) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.flag(let one), .flag(let two)): one == two
        case (.number(let one), .number(let two)): one == two
        case (.text(let one), .text(let two)): Array(one.utf8) == Array(two.utf8)
        case (.list(let one), .list(let two)): one == two
        case (.map(let one), .map(let two)):
            one.count == two.count && zip(one, two).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
        default: false
        }
    }
}
