// Random bytes and identifiers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL
public import Domain

/// Random bytes and identifiers, from OpenSSL's generator seeded by the system.
public enum Randomness {
    /// `count` random bytes.
    ///
    /// - Throws: `CryptographyError.unavailable` when the generator has no entropy.
    public static func bytes(_ count: Int) throws(CryptographyError) -> [UInt8] {
        var isRandom = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe buffer.initialize(repeating: 0)
            isRandom = count == 0
            if let start = buffer.baseAddress, count > 0 {
                isRandom = unsafe RAND_bytes_ex(nil, start, count, 256) == 1
            }
            initialized = count
        }
        guard isRandom else { throw .unavailable(operation: "random bytes") }
        return bytes
    }

    /// A new identifier of this instant.
    ///
    /// - Throws: `CryptographyError.unavailable` when the generator has no entropy.
    public static func identifier<Noun>(
        at instant: Instant
    ) throws(CryptographyError) -> Identifier<Noun> {
        guard let identifier = Identifier<Noun>(at: instant, random: try bytes(10)) else {
            throw .unavailable(operation: "random bytes")
        }
        return identifier
    }
}
