// Digests one person's exact bytes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

/// Digests one person's exact bytes, salted, for many people in the same memory.
public struct PayloadHasher: ~Copyable, Sendable {
    private var hash = SHA256()
    private var scratch: [UInt8] = []

    /// Ready for the first person.
    public init() {}

    /// SHA-256 of the 16 bytes of the salt and the record.
    public mutating func payload(
        salt: SubjectSalt, record: ArraySlice<UInt8>
    ) -> Digest<SubjectPayload> {
        scratch.removeAll(keepingCapacity: true)
        salt.append(to: &scratch)
        hash.update(scratch)
        hash.update(record)
        return hash.finishAndRestart()
    }
}
