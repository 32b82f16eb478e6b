// Rows that an import refused or found twice.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Rows that an import refused or found twice, by the recipient's own names for the kinds.
///
/// The recipient gives null, a number, or the address of a report; a report names people, so its
/// address is not kept, only that there is one.
struct ImportFindings: Equatable {
    /// Rows of each kind, where it gave numbers.
    private(set) var counts: [String: Int64] = [:]
    /// Kinds that it has a report of.
    private(set) var reports: [String] = []

    /// More rows than any request holds.
    private static let mostRows: Int64 = 1_000_000_000

    /// The kinds it knows; other names are not looked at, so nothing unforeseen gets into the log.
    private static let kinds = [
        "invalid_emails", "duplicate_contact_id", "duplicate_ext_id", "duplicate_email_id",
        "duplicate_phone_id", "duplicate_whatsapp_id", "duplicate_landline_number_id",
    ]

    init(_ answer: CanonicalJSON?) {
        for kind in Self.kinds {
            switch answer?[kind] {
            case .integer(let count): add(count, of: kind)
            case .string(let text): add(Int64(text), of: kind)
            default: continue
            }
        }
    }

    /// A number that no import can have is none: what it is about is kept as if reported.
    private mutating func add(_ count: Int64?, of kind: String) {
        if let count, (0...Self.mostRows).contains(count) {
            counts[kind] = count
        } else {
            reports.append(kind)
        }
    }
}
