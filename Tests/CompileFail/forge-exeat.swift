// expect: 'Exeat' initializer is inaccessible due to 'internal' protection level

import Audit
import Gateway
import Permissions
import Policy

func forge(
    permit: consuming Permit, clearance: consuming Clearance, receipt: consuming Receipt
) {
    let exeat = Exeat(permit, clearance, recordedBy: receipt)
    _ = consume exeat
}
