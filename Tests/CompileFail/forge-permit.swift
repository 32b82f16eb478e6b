// expect: 'Permit' initializer is inaccessible due to 'internal' protection level

import Domain
import Permissions

func forge(
    principal: Name<Principal>, export: Name<Export>, transfer: Identifier<Transfer>,
    connection: Name<Connection>, agreement: Identifier<AgreementNoun>, now: Instant
) {
    let permit = Permit(
        principal: principal, export: export, transfer: transfer, connection: connection,
        agreement: agreement, issuedAt: now, rule: "because I say so")
    _ = consume permit
}
