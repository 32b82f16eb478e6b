// Writes keyed pseudonyms as text.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Synchronization

/// Writes keyed pseudonyms as text, with one key made ready once.
///
/// Locked, although every engine makes its own: a copied engine would share it with the original.
final class KeyedHasher: Sendable {
    private let code: Mutex<HMACSHA256>
    private static let digits = Array("0123456789abcdef".utf8)

    init(_ key: NamedKey) { code = Mutex(HMACSHA256(key: key.secret)) }

    /// Adds 64 hexadecimal digits of the value's code to `text`; `scratch` is overwritten.
    func append(
        codeOf value: ArraySlice<UInt8>, to text: inout [UInt8], scratch: inout [UInt8]
    ) {
        let digest = code.withLock { code in
            code.update(value)
            return code.finish(as: SubjectPayload.self)
        }
        scratch.removeAll(keepingCapacity: true)
        digest.append(to: &scratch)
        for byte in scratch {
            text.append(Self.digits[Int(byte >> 4)])
            text.append(Self.digits[Int(byte & 15)])
        }
    }
}
