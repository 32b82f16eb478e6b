// HMAC-SHA-256 with its key made ready once.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL
public import Domain

/// HMAC-SHA-256 with its key made ready once, for many messages.
///
/// Like hashing it never throws, for the same reason; the key state is wiped on release.
@safe
public struct HMACSHA256: ~Copyable, @unchecked Sendable {
    /// Holds the key; only ever copied from, so several threads may do that at once.
    private let keyed: OpaquePointer
    /// The message that is being added piece by piece.
    private let running: OpaquePointer

    private nonisolated(unsafe) static let algorithm = unsafe EVP_MAC_fetch(nil, "HMAC", nil)

    /// Makes a key ready, of any length; the caller keeps and wipes its own.
    public init(key: borrowing SecretBytes) {
        guard let keyed = unsafe EVP_MAC_CTX_new(Self.algorithm) else {
            preconditionFailure("there is no memory for a message authentication code")
        }
        let count = key.count
        let isReady = unsafe key.withAddress {
            unsafe exeat_hmac_sha256_start(keyed, $0, count) == 1
        }
        precondition(isReady, "OpenSSL has no HMAC with SHA-256")
        unsafe self.keyed = keyed
        unsafe running = Self.duplicate(of: keyed)
    }

    deinit {
        unsafe EVP_MAC_CTX_free(running)
        unsafe EVP_MAC_CTX_free(keyed)
    }

    /// The code of one message.
    public borrowing func authenticate<Content>(
        _ message: [UInt8], as _: Content.Type = Content.self
    ) -> Digest<Content> {
        let context = unsafe Self.duplicate(of: keyed)
        defer { unsafe EVP_MAC_CTX_free(context) }
        unsafe message.withUnsafeBufferPointer { unsafe Self.add($0, to: context) }
        return unsafe Self.take(from: context)
    }

    /// Adds bytes to the message that `finish` ends.
    public mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe Self.add($0, to: running) }
    }

    /// Adds bytes to the message that `finish` ends.
    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe Self.add($0, to: running) }
    }

    /// Adds bytes to the message that `finish` ends.
    public mutating func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe Self.add($0, to: running) }
    }

    /// The code of everything added; the next `update` begins a new message under the same key.
    public mutating func finish<Content>(as _: Content.Type = Content.self) -> Digest<Content> {
        let digest: Digest<Content> = unsafe Self.take(from: running)
        // No key means: the same key again, without copying or allocating anything.
        let isReady = unsafe EVP_MAC_init(running, nil, 0, nil) == 1
        precondition(isReady, "OpenSSL cannot use an HMAC key again")
        return digest
    }

    private static func duplicate(of context: OpaquePointer) -> OpaquePointer {
        guard let copy = unsafe EVP_MAC_CTX_dup(context) else {
            preconditionFailure("there is no memory for a message authentication code")
        }
        return unsafe copy
    }

    private static func add(_ bytes: UnsafeBufferPointer<UInt8>, to context: OpaquePointer) {
        guard let start = bytes.baseAddress else { return }
        let isAdded = unsafe EVP_MAC_update(context, start, bytes.count) == 1
        precondition(isAdded, "OpenSSL cannot go on with an HMAC")
    }

    private static func take<Content>(from context: OpaquePointer) -> Digest<Content> {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var count = 0
        let isTaken = unsafe withUnsafeMutableBytes(of: &words) {
            unsafe EVP_MAC_final(context, $0.bindMemory(to: UInt8.self).baseAddress, &count, 32)
                == 1
        }
        precondition(isTaken && count == 32, "OpenSSL cannot finish an HMAC")
        return Digest(
            UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2),
            UInt64(bigEndian: words.3))
    }
}
