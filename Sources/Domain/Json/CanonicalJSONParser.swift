// Reads JSON strictly.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Reads JSON strictly: RFC 8259 without duplicate members, at most 64 levels deep.
struct CanonicalJSONParser {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(CanonicalJSONError) -> CanonicalJSON {
        let value = try value(depth: 0)
        skipBlanks()
        guard position == bytes.count else { throw fail("something follows the value") }
        return value
    }

    private func fail(_ problem: String) -> CanonicalJSONError {
        CanonicalJSONError(offset: position, problem: problem)
    }

    private mutating func skipBlanks() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
            position += 1
        }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(CanonicalJSONError) -> CanonicalJSON {
        guard depth < 64 else { throw fail("nested too deeply") }
        skipBlanks()
        switch next {
        case 0x7B: return try object(depth: depth)
        case 0x5B: return try array(depth: depth)
        case 0x22: return .string(try string())
        case 0x74: return try word("true", .boolean(true))
        case 0x66: return try word("false", .boolean(false))
        case 0x6E: return try word("null", .null)
        case .some: return try number()
        case nil: throw fail("the text ends where a value should be")
        }
    }

    private mutating func word(
        _ text: String, _ value: CanonicalJSON
    ) throws(CanonicalJSONError) -> CanonicalJSON {
        guard bytes[position...].starts(with: text.utf8) else { throw fail("not a value") }
        position += text.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(CanonicalJSONError) -> CanonicalJSON {
        position += 1
        var members: [String: CanonicalJSON] = [:]
        skipBlanks()
        if take(0x7D) { return .object(members) }
        repeat {
            skipBlanks()
            guard next == 0x22 else { throw fail("a member begins with its name in quotes") }
            let name = try string()
            skipBlanks()
            guard take(0x3A) else { throw fail("a colon is missing after a member's name") }
            let member = try value(depth: depth + 1)
            guard members.updateValue(member, forKey: name) == nil else {
                throw fail("a member stands twice")
            }
            skipBlanks()
        } while take(0x2C)
        guard take(0x7D) else { throw fail("an object does not end") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(CanonicalJSONError) -> CanonicalJSON {
        position += 1
        var values: [CanonicalJSON] = []
        skipBlanks()
        if take(0x5D) { return .array(values) }
        repeat {
            values.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(0x2C)
        guard take(0x5D) else { throw fail("an array does not end") }
        return .array(values)
    }

    private mutating func string() throws(CanonicalJSONError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case 0x22:
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw fail("text is not UTF-8")
                }
                return string
            case 0x5C: try escape(into: &text)
            case 0..<0x20: throw fail("a control character stands in text")
            default: text.append(byte)
            }
        }
        throw fail("text does not end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(CanonicalJSONError) {
        guard let byte = next else { throw fail("text does not end") }
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: text.append(byte)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75:
            var scalar = try fourDigits()
            if (0xD800..<0xDC00).contains(scalar) {
                guard take(0x5C), take(0x75) else { throw fail("half a surrogate pair") }
                let low = try fourDigits()
                guard (0xDC00..<0xE000).contains(low) else { throw fail("half a surrogate pair") }
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let character = Unicode.Scalar(scalar) else {
                throw fail("half a surrogate pair")
            }
            text += String(Character(character)).utf8
        default: throw fail("an unknown escape")
        }
    }

    private mutating func fourDigits() throws(CanonicalJSONError) -> UInt32 {
        guard position + 4 <= bytes.count,
            bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(
                String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw fail("four hexadecimal digits are missing") }
        position += 4
        return value
    }

    private mutating func number() throws(CanonicalJSONError) -> CanonicalJSON {
        let start = position
        _ = take(0x2D)
        if !take(0x30) { try digits() }
        var isWhole = true
        if take(0x2E) {
            isWhole = false
            try digits()
        }
        if take(0x65) || take(0x45) {
            isWhole = false
            if !take(0x2B) { _ = take(0x2D) }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let whole = Int64(text), whole.magnitude <= 1 << 53 { return .integer(whole) }
        guard let value = Double(text), value.isFinite else { throw fail("a number is too large") }
        return .number(value)
    }

    private mutating func digits() throws(CanonicalJSONError) {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        guard position > start else { throw fail("not a value") }
    }
}
