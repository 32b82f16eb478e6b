// Records as somebody may have changed them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

extension Agreement {
    /// The same agreement with other times.
    func changed(
        from: String? = nil, until: String? = nil, revoked: String? = nil
    ) -> Agreement {
        Agreement(
            identifier: identifier, connection: connection, text: text, version: version,
            language: language, textDigest: textDigest, statement: statement, agreedBy: agreedBy,
            agreedAt: from.flatMap { Instant($0) } ?? agreedAt,
            validUntil: until.flatMap { Instant($0) } ?? validUntil,
            revokedAt: revoked.flatMap { Instant($0) }, scope: scope, needsSecond: needsSecond,
            secondedBy: secondedBy, secondedAt: secondedAt, follows: follows)
    }
}

extension ConnectionRecord {
    /// The same connection, leading elsewhere.
    var redirected: ConnectionRecord { leading(to: "https://other.example.com") }

    /// The same connection with another address.
    func leading(to address: String) -> ConnectionRecord {
        ConnectionRecord(
            name: name, displayName: displayName, kind: kind, address: address, addedBy: addedBy,
            addedAt: addedAt, pollSeconds: pollSeconds)
    }
}

extension TransferRecord {
    /// The same transfer as if it had released nobody.
    var emptied: TransferRecord {
        TransferRecord(
            identifier: identifier, export: export,
            connection: connection, runBy: runBy, decidedAt: decidedAt,
            state: .delivered, reason: nil, policy: policy,
            policyVersion: policyVersion, policyDigest: policyDigest,
            consentUpTo: consentUpTo, recipient: recipient,
            totals: DecisionTotals(), subjectRoot: nil)
    }
}

extension TransferRecord {
    /// The same transfer as if one person had been decided, with these subject records.
    func forged(root: String) -> TransferRecord {
        var totals = DecisionTotals()
        totals.read = 1
        totals.withheld = ["consent.unknown": 1]
        return TransferRecord(
            identifier: identifier, export: export, connection: connection, runBy: runBy,
            decidedAt: decidedAt, state: state, reason: nil, policy: policy,
            policyVersion: policyVersion, policyDigest: policyDigest, consentUpTo: consentUpTo,
            recipient: recipient, totals: totals, subjectRoot: root)
    }
}
