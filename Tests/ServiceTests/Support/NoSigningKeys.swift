// A gateway that cannot rotate its signing key.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Gateway
import TransparencyLog

/// A gateway that cannot rotate its signing key.
struct NoSigningKeys: SigningKeyKeeping {
    func makeNext() throws(CustodyError) -> NoteSigner {
        throw .keyUnavailable("there is no key file here")
    }

    func promoteNext() throws(CustodyError) {
        throw .keyUnavailable("there is no key file here")
    }
}
