// JSON with one spelling for every value.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// JSON with exactly one spelling for every value: RFC 8785.
///
/// For entries, policies and other things that are digested or signed; never for the data path.
public indirect enum CanonicalJSON: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number of at most 53 bits, the range in which every reader agrees.
    case integer(Int64)
    /// A finite number.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([CanonicalJSON])
    /// Members; written in the order of their UTF-16 code units.
    case object([String: CanonicalJSON])

    /// The canonical bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// The canonical text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value):
            precondition(value.magnitude <= 1 << 53, "beyond 53 bits readers disagree")
            bytes += String(value).utf8
        case .number(let value): bytes += Self.spelling(of: value).utf8
        case .string(let value): Self.append(value, to: &bytes)
        case .array(let values):
            bytes.append(0x5B)
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                value.append(to: &bytes)
            }
            bytes.append(0x5D)
        case .object(let members):
            bytes.append(0x7B)
            let names = members.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
            for (index, name) in names.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                Self.append(name, to: &bytes)
                bytes.append(0x3A)
                members[name]?.append(to: &bytes)
            }
            bytes.append(0x7D)
        }
    }

    /// RFC 8785, section 3.2.2.2: the two-character escapes, `\u00xx` for other controls.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: bytes += [0x5C, 0x22]
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x08: bytes += [0x5C, 0x62]
            case 0x09: bytes += [0x5C, 0x74]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x0C: bytes += [0x5C, 0x66]
            case 0x0D: bytes += [0x5C, 0x72]
            case 0..<0x20: bytes += "\\u00\(Hexadecimal.text(of: [byte]))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    /// RFC 8785, section 3.2.2.3: the shortest digits that read back, laid out as ECMAScript does.
    private static func spelling(of value: Double) -> String {
        precondition(value.isFinite, "JSON has no infinity and no NaN")
        if value == 0 { return "0" }
        var digits: [UInt8] = []
        var exponent = 0
        let parts = "\(abs(value))".lowercased().split(separator: "e")
        var afterPoint = false
        for byte in parts[0].utf8 {
            if byte == 0x2E {
                afterPoint = true
            } else {
                digits.append(byte)
                if !afterPoint { exponent += 1 }
            }
        }
        if parts.count == 2 { exponent += Int(parts[1]) ?? 0 }
        while digits.first == 0x30 {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.last == 0x30 { digits.removeLast() }
        let text = String(decoding: digits, as: UTF8.self)
        let sign = value < 0 ? "-" : ""
        let count = digits.count
        switch exponent {
        case count...21:
            return sign + text + String(repeating: "0", count: exponent - count)
        case 1..<count where exponent <= 21:
            return sign + text.prefix(exponent) + "." + text.dropFirst(exponent)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -exponent) + text
        default:
            let power = exponent - 1
            let mark = power < 0 ? "e-" : "e+"
            let fraction = count > 1 ? "." + text.dropFirst() : ""
            return sign + text.prefix(1) + fraction + mark + String(abs(power))
        }
    }
}
