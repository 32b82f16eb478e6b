// Checks and folds a phone number.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Checks and folds a phone number as the API stores it.
enum PhoneNumber {
    /// The digits with country code, without plus sign or zeros before; nil if there is none.
    ///
    /// `33612345678`, `+33612345678`, `0033612345678` and `+44 (0)7771234567` are all taken.
    static func digits(_ text: String) -> String? {
        let withoutTrunk = text.replacing("(0)", with: "")
        var digits: [UInt8] = []
        for (position, byte) in withoutTrunk.utf8.enumerated() {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            case 0x2B where position == 0: continue
            case 0x20, 0x28, 0x29, 0x2D, 0x2E: continue
            default: return nil
            }
        }
        if digits.starts(with: [0x30, 0x30]) { digits.removeFirst(2) }
        // A zero in front is a national number, which has no country code.
        guard (7...15).contains(digits.count), digits[0] != 0x30 else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }
}
