// What is about to be sent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What is about to be sent: the facts of one `delivery.started` entry, and of its receipt.
///
/// Both are made from this one value, so a receipt cannot speak of another body than its entry.
public struct DeliveryIntent: Sendable {
    let transfer: Identifier<Transfer>
    let batch: Int
    let releaseDigest: Digest<RequestBody>
    private let details: [String: CanonicalJSON]
    private let actor: EntryActor
    private let decided: UInt64

    /// Joins the parts.
    ///
    /// - Parameters:
    ///   - transfer: The run it belongs to.
    ///   - batch: Its number in the run, from 0.
    ///   - people: How many records the body holds.
    ///   - rows: The rows of the sources, counted through, that the batch was made from.
    ///   - byteCount: Bytes of the body.
    ///   - releaseDigest: SHA-256 of the exact body.
    ///   - late: Slots of people withheld since the decision, with their reasons.
    ///   - consentUpTo: The newest consent event that was looked at.
    ///   - decided: The entry that decided the transfer.
    ///   - actor: Who runs it.
    public init(
        transfer: Identifier<Transfer>, batch: Int, people: Int, rows: Range<Int>, byteCount: Int,
        releaseDigest: Digest<RequestBody>, late: [(slot: Int, reason: ReasonCode)],
        consentUpTo: UInt64, decided: UInt64, actor: EntryActor
    ) {
        self.transfer = transfer
        self.batch = batch
        self.releaseDigest = releaseDigest
        self.decided = decided
        self.actor = actor
        details = [
            "batch": .integer(Int64(batch)), "people": .integer(Int64(people)),
            "rows": [.integer(Int64(rows.lowerBound)), .integer(Int64(rows.upperBound))],
            "bytes": .integer(Int64(byteCount)), "body": .string(releaseDigest.hexadecimal),
            "consent_up_to": .integer(Int64(clamping: consentUpTo)),
            "late": .array(
                late.map { ["slot": .integer(Int64($0.slot)), "reason": .string("\($0.reason)")] }),
        ]
    }

    var draft: EntryDraft {
        EntryDraft(
            .deliveryStarted, .allowed, by: actor, on: ("delivery", "\(transfer)/\(batch)"),
            transfer: transfer, cause: decided, details: details)
    }
}
