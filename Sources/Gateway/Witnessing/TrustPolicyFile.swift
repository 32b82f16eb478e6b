// The policy that says who witnesses.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import TransparencyLog

/// The file that says who witnesses this log, and whose cosignatures are enough.
enum TrustPolicyFile {
    private static let byteLimit = 1 << 20

    /// Reads a policy of this log.
    ///
    /// - Throws: `GatewayError.input` for a file that is missing or malformed, and for one that does
    ///   not know this log's key: a stranger who went by it would refuse every checkpoint.
    static func read(
        _ path: String, ofLog keys: [VerifierKey]
    ) throws(GatewayError) -> TrustPolicy {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path) } catch { throw unusable(path, error.cause) }
        // Whoever may write there says who witnesses, so it is held to what `audit.conf` is.
        if bytes != nil, DurableFile.isOthersToChange(path) {
            throw unusable(
                path,
                "others may change it; it is to belong to this account or to root, and to be "
                    + "writable for its owner alone")
        }
        guard let bytes else { throw unusable(path, "it does not exist") }
        guard bytes.count <= byteLimit else { throw unusable(path, "it is too long") }
        let policy: TrustPolicy
        do { policy = try TrustPolicy(parsing: bytes) } catch { throw unusable(path, "\(error)") }
        guard policy.logs.contains(where: { keys.contains($0.key) }) else {
            throw unusable(path, "no `log` line names the key of this log, `\(keys[0].text)`")
        }
        return policy
    }

    private static func unusable(_ path: String, _ problem: String) -> GatewayError {
        .input(.inputInvalid, "the trust policy `\(path)` cannot be used: \(problem)")
    }
}
