// A maker of destinations that knows none.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// A maker of destinations that knows none: nothing here sends.
struct NoDestinations: DestinationMaking {
    var kinds: [String] { [] }

    func problem(withAddress address: String, kind: String) -> String? { "nothing is sent here" }

    func destination(
        for connection: ConnectionRecord, custody: CredentialCustody
    ) -> (any Destination)? { nil }
}
