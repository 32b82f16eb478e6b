// A guard-rail that decides beside a policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A guard-rail that decides beside a policy: an ordinary policy, by name, version and text.
public struct GuardRail: Hashable, Sendable {
    /// The policy's name.
    public let identifier: String
    /// Its version.
    public let version: Int
    /// SHA-256 of its canonical JSON.
    public let digest: Digest<PolicyText>
}
