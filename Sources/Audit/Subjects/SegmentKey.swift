// A segment's own key, as its file holds it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// A segment's own key, wrapped by its epoch's: 96 bytes after the header.
///
/// Backups of the file die with the epoch's key.
enum SegmentKey {
    private static let size = 32
    private static let wrappedSize = size + BlockSealing.overhead

    /// The wrapped key and zeros.
    static func wrap(
        _ secret: borrowing SecretBytes, of identifier: Identifier<Transfer>,
        under key: borrowing EpochKey
    ) throws(CryptographyError) -> [UInt8] {
        let box = try Sealing.seal(
            secret, under: key.wrappingKey(),
            associatedData: associatedData(identifier, epoch: key.name))
        return box.bytes
            + [UInt8](repeating: 0, count: SegmentLayout.partSize - box.bytes.count)
    }

    /// Opens the 96 bytes; the zeros at their end are not sealed, and have to be there too.
    static func unwrap(
        _ bytes: [UInt8], of identifier: Identifier<Transfer>, under key: borrowing EpochKey
    ) throws(CryptographyError) -> SecretBytes {
        guard bytes.count == SegmentLayout.partSize,
            bytes[wrappedSize...].allSatisfy({ $0 == 0 }),
            let box = SealedBox(bytes: Array(bytes.prefix(wrappedSize)))
        else { throw .notAuthentic }
        return try Sealing.open(
            box, under: key.wrappingKey(),
            associatedData: associatedData(identifier, epoch: key.name))
    }

    private static func associatedData(
        _ identifier: Identifier<Transfer>, epoch: String
    ) -> [UInt8] {
        Array("exeat/segment-key/1".utf8) + [0] + identifier.bytes + Array(epoch.utf8)
    }
}
