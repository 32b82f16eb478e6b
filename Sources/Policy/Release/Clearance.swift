// Policy's leave for one batch of released records.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// Policy's leave: these released records, decided under this policy and this consent state.
///
/// Minted by `ReleaseAssembly` alone, spent once.
public struct Clearance: ~Copyable, Sendable {
    /// The records.
    package let release: Release
    /// SHA-256 of the canonical policy that decided.
    package let policy: Digest<PolicyText>
    /// The newest consent event that was looked at.
    package let consentUpTo: UInt64

    internal init(release: Release, policy: Digest<PolicyText>, consentUpTo: UInt64) {
        self.release = release
        self.policy = policy
        self.consentUpTo = consentUpTo
    }
}
