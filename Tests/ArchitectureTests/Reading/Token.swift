// The words and marks that a source's code is made of.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One word or one mark of code, with its place.
struct Token: Equatable {
    let text: String
    /// From 1.
    let line: Int
    /// Whether white space or the start of the file stands before it.
    let isDetached: Bool

    /// Whether the token is a name, keyword or number.
    var isWord: Bool {
        guard let first = text.utf8.first else { return false }
        return Token.isWordByte(first) || first == UInt8(ascii: "`")
    }

    /// The name without the backticks around it.
    var name: String { text.filter { $0 != "`" } }

    /// The tokens of code that `SourceBlanker` has blanked.
    static func tokens(of code: String) -> [Token] {
        let bytes = Array(code.utf8)
        var tokens: [Token] = []
        var line = 1
        var isDetached = true
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") || byte == 0x20 || byte == 0x09 || byte == 0x0D {
                if byte == UInt8(ascii: "\n") { line += 1 }
                isDetached = true
                position += 1
                continue
            }
            var end = position + 1
            if isWordByte(byte) {
                while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
            } else if byte == UInt8(ascii: "`") {
                while end < bytes.count, bytes[end] != byte, bytes[end] != UInt8(ascii: "\n") {
                    end += 1
                }
                end = min(end + 1, bytes.count)
            }
            let text = String(decoding: bytes[position..<end], as: UTF8.self)
            tokens.append(Token(text: text, line: line, isDetached: isDetached))
            isDetached = false
            position = end
        }
        return tokens
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
            0x80...0xFF:
            true
        default: false
        }
    }
}
