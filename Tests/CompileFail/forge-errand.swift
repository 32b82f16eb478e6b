// expect: 'Errand' initializer is inaccessible due to 'internal' protection level

import Domain
import Gateway

func forge(agreement: Identifier<AgreementNoun>) {
    let errand = Errand(under: agreement, recordedAt: 0)
    _ = consume errand
}
