// expect: no exact matches in call to instance method 'open'

import Domain
import Gateway

func open(connection: Name<Connection>, custody: CredentialCustody) throws {
    _ = try custody.open(connection)
}
