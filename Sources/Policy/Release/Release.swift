// One batch of released records, as the exact body that will leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// One batch of released records, as the exact body that will leave.
///
/// Only the fields that may go were ever written into it: what was withheld is absent, not hidden.
/// Made by `ReleaseAssembly` alone; read by the destination, after an exeat was redeemed.
public struct Release: Sendable {
    /// The run it belongs to.
    package let transfer: Identifier<Transfer>
    /// Its number in the run, from 0.
    package let batch: Int
    /// How many people the body holds.
    package let people: Int
    /// The exact bytes.
    package let body: [UInt8]
    /// SHA-256 of them.
    package let digest: Digest<RequestBody>

    internal init(
        transfer: Identifier<Transfer>, batch: Int, people: Int, body: [UInt8],
        digest: Digest<RequestBody>
    ) {
        self.transfer = transfer
        self.batch = batch
        self.people = people
        self.body = body
        self.digest = digest
    }
}
