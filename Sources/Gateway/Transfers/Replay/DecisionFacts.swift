// What a transfer was decided from, as the log names it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// What a transfer was decided from, as its `transfer.decided` entry names it: names and digests.
///
/// Nothing of it is taken from the gateway's state, which could have been changed since.
struct DecisionFacts: Sendable {
    /// The instant that everybody was decided for.
    let now: Instant
    let export: Name<Export>
    let connection: Name<Connection>
    let list: Int64
    /// Digest of the policy, and of the guard-rails beside it, in order.
    let policy: String
    let guardRails: [String]
    /// The newest consent event that was looked at, and the digest of all of them.
    let consent: (upTo: UInt64, digest: String)
    /// Digests of the sources, in order.
    let sources: [String]
    /// The place of the column that held each field of the policy, source by source.
    let columns: [[String: Int]]
    /// How many were read, released and withheld, by reason.
    let counts: CanonicalJSON
    /// The names of the sets of fields that records refer to by place, as many as the entry lists.
    let fieldSets: [[String]]

    /// Reads the entry.
    ///
    /// - Throws: `GatewayError.input` for an entry from before the instant was recorded;
    ///   `.integrity` for one that lacks anything else.
    init(_ entry: Entry) throws(GatewayError) {
        guard let export: Name<Export> = Self.name(entry.detail("export")),
            let connection: Name<Connection> = Self.name(entry.detail("connection")),
            let list = entry.detail("list")?.integerValue,
            let policy = entry.detail("policy")?["sha256"]?.stringValue,
            let upTo = entry.detail("consent")?["up_to"]?.integerValue, upTo >= 0,
            let digest = entry.detail("consent")?["sha256"]?.stringValue,
            let sources = Self.texts(entry.detail("sources")),
            let columns = Self.columns(entry.detail("columns")), columns.count == sources.count,
            let counts = entry.detail("counts"),
            let guardRails = Self.guardRails(entry.detail("guard_rails"))
        else {
            throw .integrity(
                "INVALID: entry \(entry.index): it does not say what was decided from")
        }
        guard let now = entry.detail("now")?.stringValue.flatMap({ Instant($0) }) else {
            throw .input(
                .inputInvalid,
                "record \(entry.index) does not name the instant that everybody was decided for: "
                    + "it was written by a version before replays, and cannot be replayed")
        }
        self.now = now
        self.export = export
        self.connection = connection
        self.list = list
        self.policy = policy
        self.guardRails = guardRails
        consent = (UInt64(upTo), digest)
        self.sources = sources
        self.columns = columns
        self.counts = counts
        fieldSets = (entry.detail("fieldsets")?.arrayValue ?? []).map {
            ($0.arrayValue ?? []).compactMap(\.stringValue)
        }
    }

    private static func name<Noun>(_ value: CanonicalJSON?) -> Name<Noun>? {
        value?.stringValue.flatMap { try? Name($0) }
    }

    private static func texts(_ value: CanonicalJSON?) -> [String]? {
        guard let items = value?.arrayValue else { return nil }
        let texts = items.compactMap(\.stringValue)
        return texts.count == items.count ? texts : nil
    }

    /// None where the entry has no such member, as those from before there were any.
    private static func guardRails(_ value: CanonicalJSON?) -> [String]? {
        guard let value else { return [] }
        guard let items = value.arrayValue else { return nil }
        let digests = items.compactMap { $0["sha256"]?.stringValue }
        return digests.count == items.count ? digests : nil
    }

    private static func columns(_ value: CanonicalJSON?) -> [[String: Int]]? {
        guard let items = value?.arrayValue else { return nil }
        var columns: [[String: Int]] = []
        for item in items {
            guard case .object(let members) = item else { return nil }
            let places = members.compactMapValues { $0.integerValue.flatMap(Int.init(exactly:)) }
            guard places.count == members.count, places.values.allSatisfy({ $0 >= 0 }) else {
                return nil
            }
            columns.append(places)
        }
        return columns
    }
}
