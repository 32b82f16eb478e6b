// Swift source with its comments and literals blanked, so that what remains is code.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Replaces comments, string contents and regular expressions by spaces, byte for byte.
///
/// Line breaks and quotation marks stay, and so does the code inside an interpolation: `"\(x!)"`
/// still shows its `!`. Conservative: what it cannot tell apart it leaves as code, so a check
/// that reads the result would rather report too much than too little.
struct SourceBlanker {
    private let source: [UInt8]
    private var output: [UInt8]
    private var position = 0

    /// The code of `text`, of the same length in bytes and with the same lines.
    static func code(of text: String) -> String {
        var blanker = SourceBlanker(text)
        blanker.readCode(insideInterpolation: false)
        return String(decoding: blanker.output, as: UTF8.self)
    }

    private init(_ text: String) {
        source = Array(text.utf8)
        output = []
        output.reserveCapacity(source.count)
    }

    private func byte(at offset: Int) -> UInt8? {
        position + offset < source.count ? source[position + offset] : nil
    }

    private func starts(with text: StaticString, at offset: Int = 0) -> Bool {
        let wanted = Array(text.description.utf8)
        let start = position + offset
        return start + wanted.count <= source.count
            && source[start..<start + wanted.count].elementsEqual(wanted)
    }

    private mutating func keep(_ count: Int = 1) {
        let end = min(position + count, source.count)
        output += source[position..<end]
        position = end
    }

    private mutating func blank(_ count: Int = 1) {
        let end = min(position + count, source.count)
        while position < end {
            output.append(source[position] == UInt8(ascii: "\n") ? source[position] : 0x20)
            position += 1
        }
    }

    private mutating func readCode(insideInterpolation: Bool) {
        var depth = 0
        while let next = byte(at: 0) {
            if starts(with: "//") {
                while let other = byte(at: 0), other != UInt8(ascii: "\n") { blank() }
            } else if starts(with: "/*") {
                readBlockComment()
            } else if let pounds = poundsBeforeQuote() {
                readString(pounds: pounds)
            } else if let pounds = poundsBeforeSlash() {
                readRegularExpression(pounds: pounds)
            } else if next == UInt8(ascii: "/"), let length = bareRegularExpressionLength() {
                blank(length)
            } else {
                if next == UInt8(ascii: "(") { depth += 1 }
                if next == UInt8(ascii: ")") { depth -= 1 }
                keep()
                if insideInterpolation, depth == 0 { return }
            }
        }
    }

    private mutating func readBlockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1
                blank(2)
            } else if starts(with: "*/") {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && position < source.count
    }

    /// How many `#` stand before a quotation mark here; nil if no string begins here.
    private func poundsBeforeQuote() -> Int? {
        var pounds = 0
        while byte(at: pounds) == UInt8(ascii: "#") { pounds += 1 }
        return byte(at: pounds) == UInt8(ascii: "\"") ? pounds : nil
    }

    private func poundsBeforeSlash() -> Int? {
        var pounds = 0
        while byte(at: pounds) == UInt8(ascii: "#") { pounds += 1 }
        return pounds > 0 && byte(at: pounds) == UInt8(ascii: "/") ? pounds : nil
    }

    private mutating func readString(pounds: Int) {
        keep(pounds)
        let isMultiline = starts(with: "\"\"\"")
        let quotes = isMultiline ? 3 : 1
        keep(quotes)
        while let next = byte(at: 0) {
            if next == UInt8(ascii: "\\"), hasPounds(pounds, at: 1) {
                if byte(at: 1 + pounds) == UInt8(ascii: "(") {
                    blank(1 + pounds)
                    readCode(insideInterpolation: true)
                } else {
                    blank(2 + pounds)
                }
            } else if closesString(quotes: quotes, pounds: pounds) {
                keep(quotes + pounds)
                return
            } else if next == UInt8(ascii: "\n"), !isMultiline {
                return  // unterminated: the compiler refuses it, and the next line is code again
            } else {
                blank()
            }
        }
    }

    private func hasPounds(_ count: Int, at offset: Int) -> Bool {
        (0..<count).allSatisfy { byte(at: offset + $0) == UInt8(ascii: "#") }
    }

    private func closesString(quotes: Int, pounds: Int) -> Bool {
        (0..<quotes).allSatisfy { byte(at: $0) == UInt8(ascii: "\"") }
            && hasPounds(pounds, at: quotes)
    }

    private mutating func readRegularExpression(pounds: Int) {
        blank(pounds + 1)
        while position < source.count {
            if byte(at: 0) == UInt8(ascii: "/"), hasPounds(pounds, at: 1) {
                blank(1 + pounds)
                return
            }
            blank()
        }
    }

    /// The length of `/…/` here; nil if the slash divides.
    private func bareRegularExpressionLength() -> Int? {
        let before = output.last { $0 != 0x20 }
        let openers = Array("(,=:[{&|?\n".utf8)
        guard before.map(openers.contains) ?? true, let first = byte(at: 1),
            first != 0x20, first != UInt8(ascii: "\n")
        else { return nil }
        var length = 1
        while let next = byte(at: length), next != UInt8(ascii: "\n") {
            if next == UInt8(ascii: "/") { return length + 1 }
            length += next == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }
}
