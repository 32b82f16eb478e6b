// A log that a trust policy knows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A log that a trust policy knows; its key's name is its origin.
public struct PolicyLog: Hashable, Sendable {
    /// The key that its checkpoints verify with.
    public let key: VerifierKey
    /// Where it is reached; nothing here asks there.
    public let address: PolicyWord?

    /// Joins the parts.
    public init(key: VerifierKey, address: PolicyWord? = nil) {
        self.key = key
        self.address = address
    }
}
