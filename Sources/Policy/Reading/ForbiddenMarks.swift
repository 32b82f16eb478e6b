// Finds what a policy file must not hold before it is parsed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Finds anchors, aliases, tags, directives, block texts and deep nesting before a file is parsed.
///
/// The parser would already have followed an alias by the time it answers, and a few nested ones
/// make a tree too large to walk. Reads on tokens only, so it may refuse an unquoted text that
/// looks like one of these; such a text can be put in quotes.
struct ForbiddenMarks {
    static let deepest = 32
    static let widestIndent = 128

    private let bytes: [UInt8]
    private var line = 1
    private var column = 1
    private var depth = 0
    private var index = 0
    /// Whether a new token may begin here.
    private var isFresh = true
    private var afterBlank = true
    private var afterQuote = false
    private(set) var problems: [PolicyProblem] = []

    init(in bytes: [UInt8]) {
        self.bytes = bytes
        while index < bytes.count { step() }
        if problems.isEmpty, let place = AliasNames.firstPlace(in: bytes) {
            problems.append(place.problem("aliases are not allowed"))
        }
    }

    private var place: Place { Place(line: line, column: column) }

    private var nextIsBlank: Bool {
        index + 1 >= bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index + 1])
    }

    private mutating func report(_ message: String) { problems.append(place.problem(message)) }

    /// Moves over one byte; only the first byte of a character counts as a column.
    private mutating func advance() {
        if bytes[index] == 0x0A {
            (line, column) = (line + 1, 1)
        } else if bytes[index] & 0xC0 != 0x80 {
            column += 1
        }
        index += 1
    }

    private mutating func step() {
        let byte = bytes[index]
        switch byte {
        case 0x0A, 0x0D:
            (isFresh, afterBlank) = (true, true)
            advance()
        case 0x20, 0x09:
            afterBlank = true
            advance()
        case 0x23 where afterBlank:
            while index < bytes.count, bytes[index] != 0x0A { advance() }
        case 0x22 where isFresh, 0x27 where isFresh: quoted(by: byte)
        case 0x25 where column == 1: token("directives are not allowed", isFresh: false)
        case 0x26 where isFresh: token("anchors are not allowed", isFresh: false)
        case 0x2A where isFresh: token("aliases are not allowed", isFresh: false)
        case 0x21 where isFresh: token("tags are not allowed", isFresh: false)
        case 0x7C where isFresh, 0x3E where isFresh:
            token("texts over several lines are not allowed", isFresh: false)
        case 0x2D where isFresh && nextIsBlank, 0x3F where isFresh && nextIsBlank:
            token(tooWide, isFresh: true)
        case 0x3A where nextIsBlank || afterQuote: token(nil, isFresh: true)
        case 0x5B where isFresh, 0x7B where isFresh:
            depth += 1
            token(depth == Self.deepest + 1 ? "nested too deeply" : tooWide, isFresh: true)
        case 0x5D where depth > 0, 0x7D where depth > 0:
            depth -= 1
            token(nil, isFresh: false)
        case 0x2C where depth > 0: token(nil, isFresh: true)
        default: token(isFresh ? tooWide : nil, isFresh: false)
        }
    }

    /// A block's depth shows in the column its tokens begin at; inside brackets it does not.
    private var tooWide: String? {
        depth == 0 && column > Self.widestIndent ? "nested too deeply" : nil
    }

    private mutating func token(_ problem: String?, isFresh: Bool) {
        if let problem { report(problem) }
        (self.isFresh, afterBlank, afterQuote) = (isFresh, false, false)
        advance()
    }

    private mutating func quoted(by quote: UInt8) {
        advance()
        while index < bytes.count {
            let next = index + 1 < bytes.count ? bytes[index + 1] : nil
            switch (quote, bytes[index]) {
            case (0x22, 0x5C) where next != nil: advance()
            // Two single quotes inside a text are one of its characters.
            case (0x27, 0x27) where next == 0x27: advance()
            case (_, quote): return closed()
            default: break
            }
            advance()
        }
    }

    private mutating func closed() {
        advance()
        (isFresh, afterBlank, afterQuote) = (false, false, true)
    }
}
