// Writes tokens in the place of one target field's values.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Synchronization

/// Writes tokens in the place of one target field's values, with one key made ready once.
///
/// The same value has the same token in this field and another one in another field, so that what
/// two columns have in common cannot be seen at the recipient. A token is shorter than a keyed code
/// and has the letters of an identifier, which systems take that have no room for 64 digits.
/// Locked for the reason that `KeyedHasher` is.
final class Tokeniser: Sendable {
    private let code: Mutex<HMACSHA256>
    /// What stands before the value: the use, the field, and zeros between that neither can hold.
    private let opening: [UInt8]

    /// Characters of a token: five bits each.
    static let count = 26
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    init(_ key: NamedKey, target: TargetField) {
        code = Mutex(HMACSHA256(key: key.secret))
        opening = Array("exeat/token/1".utf8) + [0] + Array(target.description.utf8) + [0]
    }

    /// Adds a value's token to `text`; `scratch` is overwritten.
    func append(
        tokenOf value: ArraySlice<UInt8>, to text: inout [UInt8], scratch: inout [UInt8]
    ) {
        let digest = code.withLock { code in
            code.update(opening)
            code.update(value)
            return code.finish(as: SubjectPayload.self)
        }
        scratch.removeAll(keepingCapacity: true)
        digest.append(to: &scratch)
        var (bits, held) = (0, 0)
        var next = 0
        for _ in 0..<Self.count {
            if held < 5 {
                bits = bits << 8 | Int(scratch[next])
                next += 1
                held += 8
            }
            held -= 5
            text.append(Self.digits[bits >> held & 31])
            bits &= 1 << held - 1
        }
    }

    /// Whether a text is spelt as a token is.
    static func isToken(_ text: String) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy(digits.contains)
    }
}
