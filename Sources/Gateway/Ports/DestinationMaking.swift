// Who makes destinations.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Makes the destination of a connection: the one thing that knows every kind there is.
public protocol DestinationMaking: Sendable {
    /// The kinds it knows.
    var kinds: [String] { get }
    /// Whether an address is one that this kind may be reached at; nil, or why not.
    func problem(withAddress address: String, kind: String) -> String?
    /// The destination; nil for a kind that is not known.
    func destination(
        for connection: ConnectionRecord, custody: CredentialCustody
    ) -> (any Destination)?
}
