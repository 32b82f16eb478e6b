// Bytes that are wiped when nobody needs them any more.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Secret bytes with one owner, wiped when the owner lets go.
///
/// They cannot be copied, printed, compared or put into a collection by mistake; whoever needs
/// them borrows them for the length of one closure.
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
    private let start: UnsafeMutablePointer<UInt8>

    /// How many bytes; this is not secret.
    public let count: Int

    /// Zeros, to be filled by this room.
    init(zeros count: Int) {
        precondition(count >= 0, "a secret cannot have a negative length")
        // One byte at least, so that an empty secret has an address to hand to C.
        unsafe start = UnsafeMutablePointer<UInt8>.allocate(capacity: max(count, 1))
        unsafe start.initialize(repeating: 0, count: max(count, 1))
        self.count = count
    }

    /// Copies `bytes`; whoever holds them wipes its own.
    public init(copying bytes: [UInt8]) {
        self.init(zeros: bytes.count)
        for index in bytes.indices { unsafe start[index] = bytes[index] }
    }

    /// New random bytes, from the generator kept for private values.
    ///
    /// A generator without entropy ends the process: there is no safe way on, and no input of
    /// ours that could bring it about.
    public init(randomCount count: Int) {
        self.init(zeros: count)
        let isRandom = unsafe RAND_priv_bytes_ex(nil, start, count, 256) == 1
        precondition(isRandom, "the system gives no randomness, so no key can be made")
    }

    deinit {
        unsafe OPENSSL_cleanse(start, max(count, 1))
        unsafe start.deallocate()
    }

    /// Lends the bytes to `body`, which must not keep a copy.
    public borrowing func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let buffer = unsafe UnsafeBufferPointer(start: start, count: count)
        return try body(unsafe Span(_unsafeElements: buffer))
    }

    /// A second owner of the same bytes.
    public borrowing func duplicate() -> SecretBytes {
        let copy = SecretBytes(zeros: count)
        unsafe copy.start.update(from: start, count: count)
        return copy
    }

    /// The address, for calls into C; never empty, valid while `self` is borrowed.
    @unsafe
    borrowing func withAddress<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeMutablePointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(start)
    }
}
