// Which entries are exported.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Which entries are exported: those of a period and of a kind, as they were asked for.
///
/// The period is half-open: an entry of the instant `from` is in it, one of the instant `until` is
/// not, so that two periods that meet share no entry and miss none.
public struct ExportQuery: Sendable, Codable, Hashable {
    /// Entries of this instant and later; nil from the first on.
    public let from: Instant?
    /// Entries before this instant; nil up to the last.
    public let until: Instant?
    /// Only entries whose type begins so; nil for all.
    public let type: String?

    /// Joins the parts.
    public init(from: Instant? = nil, until: Instant? = nil, type: String? = nil) {
        self.from = from
        self.until = until
        self.type = type
    }

    /// Refuses what can have no answer by mistake alone.
    ///
    /// - Throws: `GatewayError.input` for a period that ends before it begins, and for a type of
    ///   which there is none; so nothing from outside stands in the entry but what is known.
    func check() throws(GatewayError) {
        if let from, let until, from >= until {
            throw .input(.inputInvalid, "the period ends at \(until), not after \(from)")
        }
        if let type,
            type.isEmpty || !EntryType.allCases.contains(where: { $0.rawValue.hasPrefix(type) })
        {
            throw .input(.inputInvalid, "no type of entry begins with `\(type)`")
        }
    }

    /// Whether an entry was asked for.
    func holds(_ entry: Entry) -> Bool {
        if let from, entry.time < from { return false }
        if let until, entry.time >= until { return false }
        return type.map(entry.type.rawValue.hasPrefix) ?? true
    }
}
