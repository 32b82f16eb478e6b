// Using a stored policy.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Policy

extension PolicyRecord {
    /// The policy made ready for deciding, from the bytes as they were activated.
    ///
    /// - Throws: `GatewayError.refused` when they no longer parse or have another digest: then
    ///   nobody can say what was agreed, and nothing leaves.
    func compiled() throws(GatewayError) -> CompiledPolicy {
        let document: PolicyDocument
        do {
            document = try PolicyDocument(parsing: source, file: "\(identifier)@\(version)")
        } catch { throw .refused(.policyInvalid, "\(error)", entry: nil) }
        guard document.digest == digest else {
            throw .refused(
                .policyInvalid, "the stored policy `\(identifier)` is not the one activated",
                entry: nil)
        }
        return document.compiled()
    }
}
