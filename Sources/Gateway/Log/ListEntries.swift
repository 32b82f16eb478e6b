// Entries of the log, as they are stored.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Entries of the log, oldest first: all that match, never silently fewer.
public struct ListEntries: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.auditRead

    /// Only entries whose type begins so; nil for all.
    public let type: String?
    /// Only the last so many of those that match; nil for all.
    public let last: Int?

    /// What an entry shows in a list.
    public struct Row: Sendable, Codable {
        /// Its place in the log, from 0.
        public let index: UInt64
        /// When it was written.
        public let time: Instant
        /// What it is about: `group.verb`.
        public let type: String
        /// Six letters by which other systems filter.
        public let code: String
        /// Who caused it; nil for an account that nobody enrolled and for the gateway itself.
        public let principal: String?
        /// What it happened to: a noun and its name or identifier.
        public let resource: String
        /// Why, where something was denied.
        public let reason: String?
        /// The transfer it belongs to.
        public let transfer: String?
    }

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// Those that match, oldest first.
        public let entries: [Row]
        /// How many match, and how many there are.
        public let matching: Int
        /// How many entries the log has.
        public let size: UInt64
    }

    /// Asks.
    public init(type: String?, last: Int?) {
        self.type = type
        self.last = last
    }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        if let last, last < 0 {
            throw .input(.inputInvalid, "\(last) entries cannot be listed")
        }
        var rows: [Row] = []
        let size = try EntryScan.run(over: workroom.store) { entry in
            if let type, !entry.type.rawValue.hasPrefix(type) { return }
            rows.append(Self.row(entry))
        }
        let shown = last.map { Array(rows.suffix($0)) } ?? rows
        return Output(entries: shown, matching: rows.count, size: size)
    }

    private static func row(_ entry: Entry) -> Row {
        let resource = entry.members["resource"]
        return Row(
            index: entry.index, time: entry.time, type: entry.type.rawValue,
            code: entry.members["code"]?.stringValue ?? "",
            principal: entry.members["actor"]?["principal"]?.stringValue,
            resource: [resource?["kind"]?.stringValue, resource?["id"]?.stringValue]
                .compactMap { $0 }.joined(separator: " "),
            reason: entry.members["reason"]?.stringValue,
            transfer: entry.transfer.map { "\($0)" })
    }
}
