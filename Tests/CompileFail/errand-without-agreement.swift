// expect: cannot convert value of type 'Identifier<AgreementNoun>' to expected argument type 'ActiveAgreement'

import Domain

@testable import Gateway

// Even inside the room that mints it: an agreement's name is not one that was found to hold.
func ask(under agreement: Identifier<AgreementNoun>) {
    let errand = Errand(under: agreement, recordedAt: 0)
    _ = consume errand
}
