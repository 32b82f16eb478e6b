// The policy that decided a transfer, found again.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

extension Array where Element == PolicyRecord {
    /// The policy that decided a transfer, with the guard-rails beside it, from the stored texts
    /// of these digests; nil when one of them is not stored.
    ///
    /// - Throws: `GatewayError.refused` when a text is not as it was activated.
    func deciding(
        _ digest: String, guardRails: [String]
    ) throws(GatewayError) -> CompiledPolicy? {
        guard let policy = try stored(digest) else { return nil }
        var rails: [CompiledPolicy] = []
        for digest in guardRails {
            guard let rail = try stored(digest) else { return nil }
            rails.append(rail)
        }
        do { return try policy.combined(with: rails) } catch {
            throw .refused(.policyInvalid, "\(error)", entry: nil)
        }
    }

    private func stored(_ digest: String) throws(GatewayError) -> CompiledPolicy? {
        try first { $0.digest.hexadecimal == digest }?.compiled()
    }
}
