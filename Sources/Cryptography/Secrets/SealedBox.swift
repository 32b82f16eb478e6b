// A secret as it may lie on disk.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A secret as it may lie on disk: nonce, ciphertext and tag of AES-256-GCM.
public struct SealedBox: Hashable, Sendable {
    static let nonceCount = 12
    static let tagCount = 16

    /// 12 bytes of nonce, the ciphertext, 16 bytes of tag.
    public let bytes: [UInt8]

    /// Takes stored bytes; nil if they are too few to hold nonce and tag.
    public init?(bytes: [UInt8]) {
        guard bytes.count >= Self.nonceCount + Self.tagCount else { return nil }
        self.bytes = bytes
    }

    init(nonce: [UInt8], ciphertext: [UInt8], tag: [UInt8]) { bytes = nonce + ciphertext + tag }

    var nonce: [UInt8] { Array(bytes.prefix(Self.nonceCount)) }
    var ciphertext: [UInt8] { Array(bytes.dropFirst(Self.nonceCount).dropLast(Self.tagCount)) }
    var tag: [UInt8] { Array(bytes.suffix(Self.tagCount)) }
}
