// SHA-256, piece by piece or at once.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL
public import Domain

/// SHA-256, piece by piece or at once; the result is tagged by what was digested.
///
/// Hashing never throws. OpenSSL can refuse it only without memory or without its own default
/// provider; no input brings that about and no caller could go on, so it ends the process.
@safe
public struct SHA256: ~Copyable, @unchecked Sendable {
    private let context: OpaquePointer

    /// Fetched once, because looking the algorithm up costs more than hashing a record.
    private nonisolated(unsafe) static let algorithm = unsafe EVP_MD_fetch(nil, "SHA256", nil)

    /// Starts with no bytes.
    public init() {
        guard let context = unsafe EVP_MD_CTX_new() else {
            preconditionFailure("there is no memory to hash with")
        }
        unsafe self.context = context
        restart()
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe add($0) }
    }

    /// Adds bytes.
    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe add($0) }
    }

    /// Adds bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe add($0) }
    }

    /// Adds one byte.
    public mutating func update(_ byte: UInt8) {
        unsafe withUnsafeBytes(of: byte) {
            unsafe add(
                UnsafeBufferPointer(start: $0.bindMemory(to: UInt8.self).baseAddress, count: 1))
        }
    }

    /// Ends, and gives the digest of everything added.
    public consuming func finish<Content>(as _: Content.Type = Content.self) -> Digest<Content> {
        take()
    }

    /// Gives the digest of everything added and starts again with no bytes, in the same memory.
    public mutating func finishAndRestart<Content>(
        as _: Content.Type = Content.self
    ) -> Digest<Content> {
        let digest: Digest<Content> = take()
        restart()
        return digest
    }

    /// The digest of `bytes`.
    public static func digest<Content>(
        of bytes: [UInt8], as _: Content.Type = Content.self
    ) -> Digest<Content> {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The digest of `bytes`.
    public static func digest<Content>(
        of bytes: some Collection<UInt8>, as _: Content.Type = Content.self
    ) -> Digest<Content> {
        digest(of: Array(bytes))
    }

    private func restart() {
        let isReady = unsafe EVP_DigestInit_ex2(context, Self.algorithm, nil) == 1
        precondition(isReady, "OpenSSL has no SHA-256")
    }

    private func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        let isAdded = unsafe EVP_DigestUpdate(context, start, bytes.count) == 1
        precondition(isAdded, "OpenSSL cannot go on hashing")
    }

    private func take<Content>() -> Digest<Content> {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let isTaken = unsafe withUnsafeMutableBytes(of: &words) {
            unsafe EVP_DigestFinal_ex(context, $0.bindMemory(to: UInt8.self).baseAddress, nil) == 1
        }
        precondition(isTaken, "OpenSSL cannot finish hashing")
        return Digest(
            UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2),
            UInt64(bigEndian: words.3))
    }
}
