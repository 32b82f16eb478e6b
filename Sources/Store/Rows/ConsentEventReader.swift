// Reads consent events from rows.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Foundation
import GRDB

/// Reads consent events from rows, a million in a row.
///
/// Keeps the purpose it read last: neighbours mostly share it, and checking a name costs more than
/// comparing it.
struct ConsentEventReader {
    private var purpose: Name<Purpose>?

    /// The statement that fits `event(of:)`, ordered by subject, then by number.
    static func query(_ condition: String) -> String {
        """
        SELECT number, subject, identifier, terms, purpose, channel, recipient, state, type,
        is_confirmed, expressed_at, recorded_at, expires_at
        FROM consent_events WHERE \(condition) ORDER BY subject, number
        """
    }

    /// The event of a row.
    mutating func event(of row: Row) throws -> NumberedConsentEvent {
        guard let state = ConsentState(rawValue: try row.plain(7)) else { throw row.unreadable(7) }
        guard let type = ConsentType(rawValue: try row.plain(8)) else { throw row.unreadable(8) }
        var channel: Channel?
        if let text: String = try row.plainIfAny(5) {
            guard let known = Channel(rawValue: text) else { throw row.unreadable(5) }
            channel = known
        }
        return NumberedConsentEvent(
            number: UInt64(clamping: try row.plain(0) as Int64),
            event: ConsentEvent(
                identifier: try identifier(of: row), subject: try Self.subject(of: row, column: 1),
                terms: try row.plainIfAny(3) ?? 0, purpose: try purpose(of: row),
                channel: channel, recipient: try row.plainIfAny(6), state: state, type: type,
                isConfirmed: try row.plain(9), expressedAt: try row.instant(10),
                recordedAt: try row.instant(11), expiresAt: try row.instant(12)))
    }

    /// The subject in a column of 32 bytes.
    static func subject(of row: Row, column: Int) throws -> SubjectReference {
        let words = try row.words(column, byteCount: 32)
        return SubjectReference(Digest(words[0], words[1], words[2], words[3]))
    }

    /// The 16 bytes are a time of 48 bits in milliseconds and 80 random bits.
    private func identifier(of row: Row) throws -> Identifier<ConsentEventNoun> {
        let words = try row.words(2, byteCount: 16)
        var random: [UInt8] = []
        random.reserveCapacity(10)
        random.append(UInt8(truncatingIfNeeded: words[0] >> 8))
        random.append(UInt8(truncatingIfNeeded: words[0]))
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            random.append(UInt8(truncatingIfNeeded: words[1] >> shift))
        }
        let instant = Instant(microseconds: Int64(words[0] >> 16) * 1000)
        guard let identifier = Identifier<ConsentEventNoun>(at: instant, random: random) else {
            throw row.unreadable(2)
        }
        return identifier
    }

    private mutating func purpose(of row: Row) throws -> Name<Purpose>? {
        guard let text: String = try row.plainIfAny(4) else { return nil }
        if let purpose, purpose.text == text { return purpose }
        let name = try Name<Purpose>(text)
        purpose = name
        return name
    }
}
