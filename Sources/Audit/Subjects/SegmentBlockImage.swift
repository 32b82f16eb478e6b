// A block of a segment as it should stand in its file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A block of a segment, encrypted, as it should stand in its file.
///
/// It is kept in the database from the commit of an erasure until the file has it, so that a block
/// that was torn by a crash can be put in order again.
public struct SegmentBlockImage: Hashable, Sendable {
    /// The transfer whose segment it is.
    public let transfer: Identifier<Transfer>
    /// The block's number, from 0.
    public let block: Int
    /// Nonce, ciphertext and tag.
    public let bytes: [UInt8]

    /// Joins the parts; nothing is checked before it is put into a file.
    public init(transfer: Identifier<Transfer>, block: Int, bytes: [UInt8]) {
        self.transfer = transfer
        self.block = block
        self.bytes = bytes
    }
}
