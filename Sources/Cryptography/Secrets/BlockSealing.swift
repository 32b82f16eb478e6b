// Authenticated encryption of many blocks under one key.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Authenticated encryption of many blocks under one key: AES-256-GCM, a fresh nonce each time.
///
/// Made for data that is private but no key: a block is an array of bytes and is not wiped. Nonces
/// are random, so one key seals fewer than 2^32 blocks in its life.
public struct BlockSealing: ~Copyable, Sendable {
    private let key: SecretBytes

    /// Bytes that a sealed block has beyond its content: 12 of nonce before, 16 of tag after.
    public static let overhead = SealedBox.nonceCount + SealedBox.tagCount

    /// Takes over a key of 32 bytes; another length is refused at the first use.
    public init(key: consuming SecretBytes) { self.key = key }

    /// Seals a block: nonce, ciphertext, tag.
    ///
    /// - Throws: `CryptographyError.wrongLength` for another key, `.unavailable` without randomness.
    public borrowing func seal(
        _ block: [UInt8], associatedData: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        let nonce = try Randomness.bytes(SealedBox.nonceCount)
        let cipher = try GaloisCounter.start(key: key, nonce: nonce, direction: .seal)
        try cipher.authenticate(associatedData)
        var sealed = [UInt8](repeating: 0, count: block.count + Self.overhead)
        sealed.replaceSubrange(0..<SealedBox.nonceCount, with: nonce)
        try unsafe sealed.withUnsafeMutableBufferPointer { (buffer) throws(CryptographyError) in
            guard let start = buffer.baseAddress else { return }
            try unsafe cipher.transform(
                block, count: block.count, into: start + SealedBox.nonceCount)
        }
        let tag = try cipher.finishSealing()
        sealed.replaceSubrange((sealed.count - SealedBox.tagCount)..., with: tag)
        return sealed
    }

    /// Opens a block with the associated data it was sealed with.
    ///
    /// - Throws: `CryptographyError.notAuthentic` when anything differs; nothing is given out then.
    public borrowing func open(
        _ sealed: [UInt8], associatedData: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        guard sealed.count >= Self.overhead else { throw .notAuthentic }
        let nonce = Array(sealed.prefix(SealedBox.nonceCount))
        let cipher = try GaloisCounter.start(key: key, nonce: nonce, direction: .open)
        try cipher.authenticate(associatedData)
        let count = sealed.count - Self.overhead
        var block = [UInt8](repeating: 0, count: count)
        try unsafe sealed.withUnsafeBufferPointer { (buffer) throws(CryptographyError) in
            guard let start = buffer.baseAddress else { return }
            try unsafe cipher.transform(
                start + SealedBox.nonceCount, count: count, into: &block)
        }
        try cipher.finishOpening(tag: Array(sealed.suffix(SealedBox.tagCount)))
        return block
    }
}
