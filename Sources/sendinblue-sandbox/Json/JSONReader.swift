// Reads JSON.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Reads JSON from bytes: RFC 8259, at most 64 levels deep.
///
/// An import holds up to a hundred thousand rows, and a foundation decoder takes seconds for them
/// in a debug build; this one reads every byte once.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads one value that fills `bytes`.
    ///
    /// - Throws: `JSONError` with the place.
    static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes)
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.position == bytes.count else {
            throw reader.failure("something follows the value")
        }
        return value
    }

    private func failure(_ problem: String) -> JSONError {
        JSONError(offset: position, problem: problem)
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < 64 else { throw failure("nested too deeply") }
        skipBlanks()
        switch next {
        case 0x7B: return try object(depth: depth)
        case 0x5B: return try array(depth: depth)
        case 0x22: return .string(try string())
        case 0x74: return try word("true", .boolean(true))
        case 0x66: return try word("false", .boolean(false))
        case 0x6E: return try word("null", .null)
        case .some: return try number()
        case nil: throw failure("the text ends where a value should be")
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError)
        -> JSONValue
    {
        for byte in text.description.utf8 {
            guard take(byte) else { throw failure("not a value") }
        }
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var members: [JSONMember] = []
        skipBlanks()
        if take(0x7D) { return .object(members) }
        while true {
            skipBlanks()
            guard next == 0x22 else { throw failure("a member's name should be here") }
            let name = try string()
            skipBlanks()
            guard take(0x3A) else { throw failure("a colon should be here") }
            members.append(JSONMember(name: name, value: try value(depth: depth + 1)))
            skipBlanks()
            if take(0x7D) { return .object(members) }
            guard take(0x2C) else { throw failure("a comma or a closing brace should be here") }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var values: [JSONValue] = []
        skipBlanks()
        if take(0x5D) { return .array(values) }
        while true {
            values.append(try value(depth: depth + 1))
            skipBlanks()
            if take(0x5D) { return .array(values) }
            guard take(0x2C) else { throw failure("a comma or a closing bracket should be here") }
        }
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case 0x22:
                defer { position += 1 }
                return try text(bytes[start..<position])
            case 0x5C: return try escapedString(from: start)
            case 0..<0x20: throw failure("a control character inside a text")
            default: position += 1
            }
        }
        throw failure("the text ends inside a string")
    }

    private func text(_ part: some Collection<UInt8>) throws(JSONError) -> String {
        guard let text = String(validating: part, as: UTF8.self) else {
            throw failure("not UTF-8")
        }
        return text
    }

    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var decoded = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case 0x22: return try text(decoded)
            case 0x5C: try escape(into: &decoded)
            case 0..<0x20: throw failure("a control character inside a text")
            default: decoded.append(byte)
            }
        }
        throw failure("the text ends inside a string")
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
        guard let byte = next else { throw failure("the text ends inside an escape") }
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: decoded.append(byte)
        case 0x62: decoded.append(0x08)
        case 0x66: decoded.append(0x0C)
        case 0x6E: decoded.append(0x0A)
        case 0x72: decoded.append(0x0D)
        case 0x74: decoded.append(0x09)
        case 0x75: decoded += String(Character(try escapedScalar())).utf8
        default: throw failure("an unknown escape")
        }
    }

    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take(0x5C), take(0x75) else { throw failure("half a surrogate pair") }
        let second = try fourDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw failure("half a surrogate pair") }
        return scalar
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("four hexadecimal digits should be here")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        var isWhole = true
        _ = take(0x2D)
        let leadingZero = next == 0x30
        let digits = skipDigits()
        guard digits > 0, !(leadingZero && digits > 1) else { throw failure("not a value") }
        if take(0x2E) {
            isWhole = false
            guard skipDigits() > 0 else { throw failure("a digit should follow the point") }
        }
        if next == 0x65 || next == 0x45 {
            position += 1
            isWhole = false
            if !take(0x2B) { _ = take(0x2D) }
            guard skipDigits() > 0 else { throw failure("a digit should be in the exponent") }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else { throw failure("not a number") }
        return .number(value)
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        return position - start
    }
}
