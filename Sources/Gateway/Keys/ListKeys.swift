// The gateway's keys, without the keys.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// The gateway's keys: which there are and were, and what they are for; never the keys themselves.
public struct ListKeys: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.keyRead

    /// One version of a named key.
    public struct Row: Sendable, Codable {
        /// Its name.
        public let name: String
        /// Counts up with each rotation, from 1; for `subject-tag` it names the epoch.
        public let version: Int
        /// What it is for.
        public let use: String
        /// When it was made.
        public let createdAt: Instant
        /// When it was destroyed; nil while it is there.
        public let destroyedAt: Instant?
    }

    /// One key that signs or signed the log.
    public struct LogRow: Sendable, Codable {
        /// The verifier key.
        public let vkey: String
        /// It signs checkpoints of more than so many entries.
        public let from: UInt64
        /// It signs checkpoints of at most so many entries; nil while it has no end.
        public let until: UInt64?
    }

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The named keys, by name, oldest first.
        public let keys: [Row]
        /// The keys of the log, by the size they begin with.
        public let logKeys: [LogRow]
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        do {
            return Output(
                keys: try workroom.store.keyStandings().map {
                    Row(
                        name: $0.name.text, version: $0.version, use: Self.use(of: $0),
                        createdAt: $0.createdAt, destroyedAt: $0.destroyedAt)
                },
                logKeys: try workroom.store.logKeys().map {
                    LogRow(vkey: $0.vkey, from: $0.from, until: $0.until)
                })
        } catch { throw GatewayError(error) }
    }

    private static func use(of key: KeyStanding) -> String {
        switch key.name.text {
        case HomeFounding.referenceKey: "names contact points in the consent ledger"
        case HomeFounding.tagKey: "names people in subject records and opens their files"
        default: "makes pseudonyms for a policy"
        }
    }
}
