// expect: 'Clearance' initializer is inaccessible due to 'internal' protection level

import Domain
import Policy

func forge(release: Release, policy: Digest<PolicyText>) {
    let clearance = Clearance(release: release, policy: policy, consentUpTo: 0)
    _ = consume clearance
}
