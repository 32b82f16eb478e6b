// The bytes of scanned events that a view's digest covers.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// The bytes of scanned events, in the order of the scan: what a view's digest covers.
///
/// Each event: number (8), subject (32), identifier (16), terms (4), state, type and confirmed (1
/// each), expressed, recorded and expires in microseconds (8 each), then purpose, channel and
/// recipient, each as a count (4) and its UTF-8. Numbers are big-endian; the count of what is
/// absent is `FFFFFFFF`.
public enum ScannedConsent {
    static func append(_ numbered: borrowing NumberedConsentEvent, to bytes: inout [UInt8]) {
        let event = numbered.event
        append(numbered.number, to: &bytes)
        event.subject.digest.append(to: &bytes)
        bytes += event.identifier.bytes
        append(event.terms, to: &bytes)
        bytes.append(event.state.rawValue)
        bytes.append(event.type.rawValue)
        bytes.append(event.isConfirmed ? 1 : 0)
        append(event.expressedAt.microseconds, to: &bytes)
        append(event.recordedAt.microseconds, to: &bytes)
        append(event.expiresAt.microseconds, to: &bytes)
        append(event.purpose?.text, to: &bytes)
        append(event.channel?.rawValue, to: &bytes)
        append(event.recipient, to: &bytes)
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    private static func append(_ text: String?, to bytes: inout [UInt8]) {
        guard let text else { return append(UInt32.max, to: &bytes) }
        append(UInt32(text.utf8.count), to: &bytes)
        bytes += text.utf8
    }
}
