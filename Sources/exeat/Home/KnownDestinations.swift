// The kinds of destination that this program can send to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Sendinblue

/// The kinds of destination that this program can send to.
struct KnownDestinations: DestinationMaking {
    var kinds: [String] { ["sendinblue"] }

    func problem(withAddress address: String, kind: String) -> String? {
        do {
            _ = try ServiceAddress(address)
            return nil
        } catch { return "\(error)" }
    }

    func destination(
        for connection: ConnectionRecord, custody: CredentialCustody
    ) -> (any Destination)? {
        guard kinds.contains(connection.kind) else { return nil }
        return SendinblueDestination(
            connection: connection, custody: custody, clock: SystemPollClock())
    }
}
