// A secret's bytes, for comparing in tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography

extension SecretBytes {
    /// A copy of the bytes, which only a test may make.
    borrowing func exposed() -> [UInt8] {
        withBytes { span in
            var bytes: [UInt8] = []
            for index in span.indices { bytes.append(span[index]) }
            return bytes
        }
    }
}
