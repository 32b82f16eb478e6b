// The pieces that a line of JSON is made of.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Reads the pieces that a line of JSON is made of, byte by byte: RFC 8259.
///
/// The line itself is handed in with every call, because a span is not stored.
struct JSONTokens {
    /// Where in the line reading stands.
    private(set) var position = 0

    /// The next byte that is no blank.
    mutating func next(_ line: Span<UInt8>) -> UInt8? {
        while position < line.count {
            switch line[position] {
            case 0x20, 0x09, 0x0D: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Passes over one byte, and blanks before it, if it is the next.
    mutating func take(_ byte: UInt8, _ line: Span<UInt8>) -> Bool {
        guard next(line) == byte else { return false }
        position += 1
        return true
    }

    /// Passes over a word such as `true`.
    mutating func take(_ word: StaticString, _ line: Span<UInt8>) throws(SourceProblem) {
        for byte in word.description.utf8 {
            guard position < line.count, line[position] == byte else {
                throw .notAnObject("not a value")
            }
            position += 1
        }
    }

    /// Reads text whose opening quote has been taken, and adds it unescaped to `output`.
    mutating func text(
        _ line: Span<UInt8>, into output: inout [UInt8]
    ) throws(SourceProblem) {
        let longest = output.count + SourceLimits.fieldBytes
        while position < line.count {
            let byte = line[position]
            position += 1
            switch byte {
            case 0x22: return
            case 0x5C: try escape(line, into: &output)
            case 0x00: throw .nulByte
            case 0x01..<0x20: throw .notAnObject("a control character stands in text")
            default: output.append(byte)
            }
            guard output.count <= longest else { throw .fieldTooLong }
        }
        throw .notAnObject("text does not end")
    }

    /// Reads a number and adds its spelling to `output`.
    mutating func number(
        _ line: Span<UInt8>, into output: inout [UInt8]
    ) throws(SourceProblem) {
        let start = position
        _ = skip(0x2D, line)
        if !skip(0x30, line) { try digits(line) }
        if skip(0x2E, line) { try digits(line) }
        if skip(0x65, line) || skip(0x45, line) {
            if !skip(0x2B, line) { _ = skip(0x2D, line) }
            try digits(line)
        }
        guard position - start <= SourceLimits.fieldBytes else { throw .fieldTooLong }
        for index in start..<position { output.append(line[index]) }
    }

    private mutating func skip(_ byte: UInt8, _ line: Span<UInt8>) -> Bool {
        guard position < line.count, line[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func digits(_ line: Span<UInt8>) throws(SourceProblem) {
        let start = position
        while position < line.count, (0x30...0x39).contains(line[position]) { position += 1 }
        guard position > start else { throw .notAnObject("not a value") }
    }

    private mutating func escape(
        _ line: Span<UInt8>, into output: inout [UInt8]
    ) throws(SourceProblem) {
        guard position < line.count else { throw .notAnObject("text does not end") }
        let byte = line[position]
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: output.append(byte)
        case 0x62: output.append(0x08)
        case 0x66: output.append(0x0C)
        case 0x6E: output.append(0x0A)
        case 0x72: output.append(0x0D)
        case 0x74: output.append(0x09)
        case 0x75: try character(line, into: &output)
        default: throw .notAnObject("an unknown escape")
        }
    }

    /// Reads what follows `\u`, with the other half of a surrogate pair.
    private mutating func character(
        _ line: Span<UInt8>, into output: inout [UInt8]
    ) throws(SourceProblem) {
        var value = try fourDigits(line)
        if (0xD800..<0xDC00).contains(value) {
            guard skip(0x5C, line), skip(0x75, line) else {
                throw .notAnObject("half a surrogate pair")
            }
            let low = try fourDigits(line)
            guard (0xDC00..<0xE000).contains(low) else {
                throw .notAnObject("half a surrogate pair")
            }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard value > 0 else { throw .nulByte }
        guard let scalar = Unicode.Scalar(value) else {
            throw .notAnObject("half a surrogate pair")
        }
        output += Array(String(Character(scalar)).utf8)
    }

    private mutating func fourDigits(_ line: Span<UInt8>) throws(SourceProblem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < line.count, let digit = Self.digit(line[position]) else {
                throw .notAnObject("four hexadecimal digits are missing")
            }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x37)
        case 0x61...0x66: UInt32(byte - 0x57)
        default: nil
        }
    }
}
