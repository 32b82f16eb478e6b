// Makes the one destination there is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Gateway

/// Makes the one destination there is, for two kinds of connection.
struct FakeDestinations: DestinationMaking {
    let destination: FakeDestination

    var kinds: [String] { ["sendinblue", "other"] }

    func problem(withAddress address: String, kind: String) -> String? {
        address.hasPrefix("https://") ? nil : "the address is not one of `https`"
    }

    func destination(
        for connection: ConnectionRecord, custody: CredentialCustody
    ) -> (any Destination)? { kinds.contains(connection.kind) ? destination : nil }
}
