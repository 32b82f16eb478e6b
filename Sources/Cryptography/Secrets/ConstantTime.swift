// Comparing without telling where the difference is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Comparing without telling, by the time it takes, where the difference is.
public enum ConstantTime {
    /// Whether both hold the same bytes; their lengths are not secret.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe CRYPTO_memcmp(left, right, left.count) == 0
    }
}
