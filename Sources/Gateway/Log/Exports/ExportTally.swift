// What was counted while entries were exported.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// What was counted while entries were exported, for tying the file out with the log.
public struct ExportTally: Sendable, Codable, Hashable {
    /// An entry at an end of what was exported.
    public struct Edge: Sendable, Codable, Hashable {
        /// Its place in the log, from 0.
        public let index: UInt64
        /// When it was written.
        public let time: Instant
    }

    /// How many entries were exported; a heading is not counted.
    public private(set) var rows: UInt64 = 0
    /// The first of them; nil when there is none.
    public private(set) var first: Edge?
    /// The last of them; nil when there is none.
    public private(set) var last: Edge?
    /// How many of each type.
    public private(set) var types: [String: UInt64] = [:]
    /// How many of each outcome.
    public private(set) var outcomes: [String: UInt64] = [:]

    mutating func count(_ entry: Entry) {
        let edge = Edge(index: entry.index, time: entry.time)
        rows += 1
        if first == nil { first = edge }
        last = edge
        types[entry.type.rawValue, default: 0] += 1
        outcomes[entry.outcome.rawValue, default: 0] += 1
    }
}
