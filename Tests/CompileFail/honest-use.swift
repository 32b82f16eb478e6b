// expect: no error

import Cryptography
import Domain
import Gateway
import TransparencyLog

// The same modules used as they are meant to be: if this failed, every other case here could be
// refused for a wrong reason.
func send(exeat: consuming Exeat, to destination: any Destination) async -> DeliveryOutcome {
    await destination.deliver(exeat)
}

func open(exeat: consuming Exeat, custody: CredentialCustody) throws -> Int {
    let secret = try custody.open(for: exeat)
    _ = exeat.redeem()
    return secret.count
}

func compare(first: Digest<Leaf>, second: Digest<Leaf>) -> Bool { first == second }
