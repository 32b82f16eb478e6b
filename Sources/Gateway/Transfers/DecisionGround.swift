// What everybody of a transfer is decided by.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Policy

/// What everybody of a transfer is decided by, the first time and whenever it is decided again.
///
/// Two passes over the same bytes on equal grounds come to the same verdicts.
struct DecisionGround: Sendable {
    let policy: CompiledPolicy
    /// How people are spelt in the requests, which the digest of a payload is over.
    let encoding: any RecordEncoding
    let keys: [NamedKey]
    /// The epoch under whose key people have their tags.
    let epoch: SealedKey
    let terms: [UInt32: ConsentTerms]
    /// The connection's own name, which consents may be for.
    let connection: Name<Connection>
    /// The instant that everybody is decided for.
    let now: Instant

    /// Everybody's consent as it was when the ledger's newest event had this number.
    func view(
        of ledger: some ConsentLedger, upTo: UInt64
    ) throws(GatewayError) -> ConsentView {
        do {
            return try ConsentView(
                ledger: ledger, questions: questions, recipient: policy.connectionType,
                connection: connection, upTo: upTo, now: now)
        } catch { throw GatewayError(error) }
    }

    /// An engine for rows whose fields stand in these columns.
    func engine(_ matching: ColumnMatching) throws(GatewayError) -> PolicyEngine {
        do {
            return try PolicyEngine(
                policy: policy, columns: matching.columns, terms: terms, keys: keys, now: now)
        } catch { throw .refused(.policyInvalid, "\(error)", entry: nil) }
    }

    private var questions: [ConsentQuestion] {
        policy.purposes.map { ConsentQuestion(purpose: $0.name, channel: $0.channel) }
    }
}

extension TransferSetting {
    /// What it decides everybody by.
    var ground: DecisionGround {
        DecisionGround(
            policy: policy, encoding: encoding, keys: keys, epoch: epoch, terms: terms,
            connection: connection.name, now: now)
    }
}
