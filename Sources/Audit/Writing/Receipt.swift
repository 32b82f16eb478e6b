// The log's leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// The log's leave: the entry naming exactly this release is committed, signed and read back.
///
/// Minted by the audit log alone, spent once.
public struct Receipt: ~Copyable, Sendable {
    /// The place of the `delivery.started` entry.
    public let index: UInt64
    package let transfer: Identifier<Transfer>
    package let batch: Int
    package let releaseDigest: Digest<RequestBody>

    init(index: UInt64, intent: DeliveryIntent) {
        self.index = index
        transfer = intent.transfer
        batch = intent.batch
        releaseDigest = intent.releaseDigest
    }
}
