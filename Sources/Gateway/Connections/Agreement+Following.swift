// Records that take the place of an agreement.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// Agreements are only added to: the newest record of a connection says how things stand.
extension Agreement {
    /// The same agreement with its second person.
    func seconded(
        by second: Name<Principal>, at instant: Instant,
        as identifier: Identifier<AgreementNoun>
    ) -> Agreement {
        following(as: identifier, second: (second, instant), revokedAt: revokedAt)
    }

    /// The same agreement, withdrawn.
    func revoked(at instant: Instant, as identifier: Identifier<AgreementNoun>) -> Agreement {
        var second: (Name<Principal>, Instant)?
        if let secondedBy, let secondedAt { second = (secondedBy, secondedAt) }
        return following(as: identifier, second: second, revokedAt: instant)
    }

    private func following(
        as identifier: Identifier<AgreementNoun>, second: (Name<Principal>, Instant)?,
        revokedAt: Instant?
    ) -> Agreement {
        Agreement(
            identifier: identifier, connection: connection, text: text, version: version,
            language: language, textDigest: textDigest, statement: statement,
            agreedBy: agreedBy, agreedAt: agreedAt, validUntil: validUntil,
            revokedAt: revokedAt, scope: scope, needsSecond: needsSecond,
            secondedBy: second?.0, secondedAt: second?.1, follows: self.identifier)
    }
}

extension AgreementScope {
    /// The same as entries write it.
    var details: CanonicalJSON {
        [
            "purposes": .array(purposes.map { .string($0) }),
            "categories": .array(categories.map { .string($0) }),
            "recipients": .array(recipients.map { .string($0) }),
        ]
    }
}

extension StateReading {
    /// Throws `AuditError.conflict` when a connection's newest agreement is another than was read:
    /// two people who act at once do not undo each other.
    func hold(
        _ read: Identifier<AgreementNoun>?, of connection: Name<Connection>
    ) throws(AuditError) {
        let newest: Agreement?
        do { newest = try agreement(for: connection) } catch { throw .stopped(error) }
        guard newest?.identifier == read else {
            throw .conflict("an agreement that came for `\(connection)` meanwhile")
        }
    }
}
