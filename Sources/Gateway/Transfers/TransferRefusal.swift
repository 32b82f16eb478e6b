// A refused transfer is recorded before it is refused.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// A refused transfer is recorded before the refusal is given; nothing of it left.
struct TransferRefusal {
    let transfer: Identifier<Transfer>
    let export: ExportRecord
    let runBy: Name<Principal>
    let decidedAt: Instant

    /// The same error with its entry.
    ///
    /// What the log itself says is passed on: a log that cannot be written cannot record that either.
    func recorded(
        _ error: GatewayError, in journal: Journal
    ) async throws(GatewayError) -> GatewayError {
        switch error {
        case .logUnavailable, .integrity, .clock: return error
        case .refused(_, _, .some), .temporary(_, _, .some): return error
        default: break
        }
        let reason = error.reason ?? .error("gateway")
        let record = TransferRecord(
            identifier: transfer, export: export.name, connection: export.connection,
            runBy: runBy, decidedAt: decidedAt, state: .refused, reason: reason, policy: nil,
            policyVersion: nil, policyDigest: nil, consentUpTo: 0, recipient: nil,
            totals: DecisionTotals(), subjectRoot: nil)
        let entry = try await journal.record(
            [
                EntryDraft(
                    .transferRefused, .denied, by: journal.actor,
                    on: ("export", export.name.text), transfer: transfer, reason: reason,
                    details: ["connection": .string(export.connection.text)])
            ], changing: [.addTransfer(record)])
        switch error {
        case .temporary(let reason, let words, _):
            return .temporary(reason, words, entry: entry)
        case .refused(let reason, let words, _): return .refused(reason, words, entry: entry)
        case .input(let reason, let words): return .refused(reason, words, entry: entry)
        case .key(let words): return .refused(.keyUnavailable, words, entry: entry)
        default: return error
        }
    }
}
