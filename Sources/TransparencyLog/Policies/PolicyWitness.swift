// A witness that a trust policy knows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A witness that a trust policy knows.
public struct PolicyWitness: Hashable, Sendable {
    /// Its name inside the policy; that of its key may be another.
    public let name: PolicyWord
    /// The key that its cosignatures verify with.
    public let key: CosignerKey
    /// Where checkpoints are submitted; nothing here asks there.
    public let address: PolicyWord?

    /// Joins the parts.
    public init(name: PolicyWord, key: CosignerKey, address: PolicyWord? = nil) {
        self.name = name
        self.key = key
        self.address = address
    }
}
