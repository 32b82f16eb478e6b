// Checks and folds an e-mail address.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Checks and folds an e-mail address as the API stores it.
enum EmailAddress {
    /// The address in small letters; nil if it is none.
    static func stored(_ text: String) -> String? {
        let bytes = text.utf8
        guard bytes.count <= 254, let at = bytes.lastIndex(of: 0x40) else { return nil }
        let local = bytes[..<at]
        let domain = bytes[bytes.index(after: at)...]
        guard !local.isEmpty, local.count <= 64, local.first != 0x2E, local.last != 0x2E,
            isDomain(domain)
        else { return nil }
        var afterDot = false
        for byte in local {
            switch byte {
            case 0...0x20, 0x22, 0x28, 0x29, 0x2C, 0x3A...0x3C, 0x3E, 0x40, 0x5B...0x5D, 0x7F:
                return nil
            case 0x2E where afterDot: return nil
            default: afterDot = byte == 0x2E
            }
        }
        return text.lowercased()
    }

    /// At least two labels of letters, digits and inner hyphens.
    private static func isDomain(_ domain: Substring.UTF8View) -> Bool {
        let labels = domain.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count >= 2 else { return false }
        return labels.allSatisfy { label in
            guard !label.isEmpty, label.count <= 63, label.first != 0x2D, label.last != 0x2D
            else { return false }
            return label.allSatisfy {
                (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0)
                    || (0x30...0x39).contains($0) || $0 == 0x2D
            }
        }
    }
}
