// The leave to go.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import Permissions
public import Policy

/// The leave to go: permission, policy and log have each given theirs for one and the same release.
///
/// Only an exeat holds released records, and only an exeat opens an API key to send them. It is
/// spent by redeeming it; a second attempt to send needs a second exeat, and so a second entry.
public struct Exeat: ~Copyable, Sendable {
    /// The place of the `delivery.started` entry.
    public let entryIndex: UInt64
    /// The connection it is for.
    public let connection: Name<Connection>
    private let release: Release

    /// Joins the three leaves.
    ///
    /// That they speak of one transfer, one batch and one body is the gateway's own doing, so a
    /// mismatch is a mistake in this program and stops it before anything leaves.
    internal init(
        _ permit: consuming Permit, _ clearance: consuming Clearance,
        recordedBy receipt: consuming Receipt
    ) {
        let release = clearance.release
        precondition(permit.transfer == release.transfer, "the permit is for another transfer")
        precondition(receipt.transfer == release.transfer, "the receipt is for another transfer")
        precondition(receipt.batch == release.batch, "the receipt is for another batch")
        precondition(receipt.releaseDigest == release.digest, "the receipt is for another body")
        entryIndex = receipt.index
        connection = permit.connection
        self.release = release
    }

    /// Spends the leave and hands over the data.
    public consuming func redeem() -> Release { release }
}
