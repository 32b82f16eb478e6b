// The bytes of a consent event.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

/// The bytes of a consent event with all that proves it: the leaves of an import's tree.
///
/// `docs/consent-import.md` has every field. An event's number in the ledger is not among them, for the
/// tree already says which came when; its terms are, by the digest of their text and not by the
/// number that the ledger gave them.
public enum ConsentEventBytes {
    /// The first byte: which layout follows.
    static let layout: UInt8 = 1

    /// Adds the bytes of one event.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - evidence: How it came about.
    ///   - terms: The digest of its terms; zeros where it has none.
    ///   - bytes: Where they are added.
    public static func append(
        _ event: ConsentEvent, _ evidence: ConsentEvidence, terms: Digest<ConsentTerms>,
        to bytes: inout [UInt8]
    ) {
        bytes.append(layout)
        bytes += event.identifier.bytes
        append(event.recordedAt.microseconds, to: &bytes)
        appendSaid(
            event, expressedAt: event.expressedAt, expiresAt: event.expiresAt, terms: terms,
            to: &bytes)
        appendProof(evidence, to: &bytes)
        append(evidence.sourceRow, to: &bytes)
        append(evidence.statedAt, to: &bytes)
    }

    /// The digest of terms: SHA-256 of their canonical JSON.
    public static func digest(of terms: ConsentTerms) -> Digest<ConsentTerms> {
        let text: CanonicalJSON = [
            "purpose": .string(terms.purpose.text), "channel": .string(terms.channel.rawValue),
            "notice": .string(terms.notice), "notice_version": .integer(Int64(terms.noticeVersion)),
            "recipients": .array(terms.recipients.map { .string($0) }),
            "context": .string(terms.context?.hexadecimal ?? ""),
        ]
        return SHA256.digest(of: text.bytes)
    }

    /// What was said by whom: all but when the gateway heard it.
    static func appendSaid(
        _ event: ConsentEvent, expressedAt: Instant, expiresAt: Instant,
        terms: Digest<ConsentTerms>, to bytes: inout [UInt8]
    ) {
        event.subject.digest.append(to: &bytes)
        bytes.append(event.state.rawValue)
        bytes.append(event.type.rawValue)
        bytes.append(event.isConfirmed ? 1 : 0)
        append(expressedAt.microseconds, to: &bytes)
        append(expiresAt.microseconds, to: &bytes)
        terms.append(to: &bytes)
        append(event.purpose?.text, to: &bytes)
        append(event.channel?.rawValue, to: &bytes)
        append(event.recipient, to: &bytes)
    }

    /// What proves it.
    static func appendProof(_ evidence: ConsentEvidence, to bytes: inout [UInt8]) {
        append(evidence.method, to: &bytes)
        append(evidence.indicatedBy.rawValue, to: &bytes)
        append(evidence.confirmedAt, to: &bytes)
        append(evidence.confirmation, to: &bytes)
        if let proof = evidence.proof {
            append(UInt32(32), to: &bytes)
            proof.append(to: &bytes)
        } else {
            append(UInt32.max, to: &bytes)
        }
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    private static func append(_ instant: Instant?, to bytes: inout [UInt8]) {
        guard let instant else { return append(UInt32.max, to: &bytes) }
        append(UInt32(8), to: &bytes)
        append(instant.microseconds, to: &bytes)
    }

    private static func append(_ text: String?, to bytes: inout [UInt8]) {
        guard let text else { return append(UInt32.max, to: &bytes) }
        append(UInt32(text.utf8.count), to: &bytes)
        bytes += text.utf8
    }
}
