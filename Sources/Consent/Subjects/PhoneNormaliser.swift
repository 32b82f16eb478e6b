// The spelling of a telephone number under which consent is matched.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The spelling of a telephone number under which consent is matched: E.164.
///
/// `+` and 7 to 15 digits, the first of them not 0. Blanks, dots and hyphens between the digits are
/// dropped. A number without its country code is refused: guessing a region would stretch a
/// consent to somebody else's number; so is `(0)`, which belongs to no international number.
public enum PhoneNormaliser {
    /// Adds the normalised number to `normalised`; false, and nothing added, if it is not one.
    public static func normalise(
        _ raw: ArraySlice<UInt8>, into normalised: inout [UInt8]
    ) -> Bool {
        let start = normalised.count
        for byte in raw {
            switch byte {
            case 0x2B where normalised.count == start: normalised.append(byte)
            case 0x31...0x39 where normalised.count > start: normalised.append(byte)
            case 0x30 where normalised.count > start + 1: normalised.append(byte)
            case 0x20, 0x2D, 0x2E: continue
            default:
                normalised.removeLast(normalised.count - start)
                return false
            }
        }
        let digits = normalised.count - start - 1
        if (7...15).contains(digits) { return true }
        normalised.removeLast(normalised.count - start)
        return false
    }
}
