// expect: missing arguments for parameters 'of', 'in', 'at' in call

import Domain

@testable import Gateway

// Whoever says that there is an agreement has to look for it.
func claim(identifier: Identifier<AgreementNoun>, connection: Name<Connection>) {
    _ = ActiveAgreement(identifier: identifier, connection: connection)
}
