// expect: 'exeat' used after consume

import Gateway

func open(exeat: consuming Exeat, custody: CredentialCustody) throws {
    _ = exeat.redeem()
    _ = try custody.open(for: exeat)
}
