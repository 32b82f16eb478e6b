// A check of a policy and the test that notices it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A check of a policy that was switched off, and the test in the file that noticed.
public struct GuardedCheck: Hashable, Sendable {
    /// The check.
    public let check: UnguardedCheck
    /// The name of the first test that came out otherwise without it; nil when none did.
    public let noticedBy: String?
}
