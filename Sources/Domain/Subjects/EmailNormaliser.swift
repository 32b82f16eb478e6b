// The spelling of an address under which consent is matched.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The spelling of an e-mail address under which consent is matched, version 1.
///
/// Unicode NFC, white space trimmed, domain as lower-case A-labels, local part in lower case.
/// Dots and `+tag` stay: removing them would stretch a consent to another address. The value that
/// is sent stays as it was; this is for matching only.
public enum EmailNormaliser {
    /// The version, stored beside every reference that was made with it.
    public static let version = 1

    /// Adds the normalised address to `normalised`; false, and nothing added, if it is not one.
    ///
    /// Refused: no or more than one `@`, an empty part, a local part over 64 bytes, a domain over
    /// 253 bytes or without a dot, white space, control characters or quotes inside.
    public static func normalise(
        _ raw: ArraySlice<UInt8>, into normalised: inout [UInt8]
    ) -> Bool {
        let start = normalised.count
        var raw = raw
        while let first = raw.first, isBlank(first) { raw.removeFirst() }
        while let last = raw.last, isBlank(last) { raw.removeLast() }
        if raw.contains(where: { $0 >= 0x80 }) {
            guard let ascii = InternationalAddress.normalised(raw) else { return false }
            normalised += ascii
        } else {
            for byte in raw { normalised.append(lowerCase(byte)) }
        }
        if isAddress(normalised[start...]) { return true }
        normalised.removeLast(normalised.count - start)
        return false
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    private static func lowerCase(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// Checks a normalised address: its domain is ASCII by now.
    private static func isAddress(_ address: ArraySlice<UInt8>) -> Bool {
        guard let at = address.firstIndex(of: 0x40) else { return false }
        let local = address[..<at]
        let domain = address[(at + 1)...]
        guard !local.isEmpty, local.count <= 64, (3...253).contains(domain.count),
            local.first != 0x2E, local.last != 0x2E
        else { return false }
        var previous: UInt8 = 0x2E
        for byte in local {
            // Quotes, brackets, comma, colon, semicolon, backslash, blank and control characters
            // need quoting in an address, and a quoted local part is not matched by anybody.
            switch byte {
            case 0...0x20, 0x22, 0x28, 0x29, 0x2C, 0x3A...0x3C, 0x3E, 0x5B...0x5D, 0x7F:
                return false
            case 0x2E where previous == 0x2E: return false
            default: previous = byte
            }
        }
        var hasDot = false
        previous = 0x2E
        for byte in domain {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: break
            case 0x2D where previous != 0x2E: break
            case 0x2E where previous != 0x2E && previous != 0x2D: hasDot = true
            default: return false
            }
            previous = byte
        }
        return hasDot && previous != 0x2E && previous != 0x2D
    }
}
