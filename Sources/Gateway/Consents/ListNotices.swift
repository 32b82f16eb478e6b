// Every published notice.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Every version of every notice, by name, oldest first.
public struct ListNotices: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// One version.
    public struct Row: Sendable, Codable {
        /// The notice's own name.
        public let notice: Name<Notice>
        /// Its version.
        public let version: Int
        /// The purposes that it tells about.
        public let purposes: [Name<Purpose>]
        /// SHA-256 of each text by language, hexadecimal.
        public let texts: [String: String]
        /// Where people find it; empty when nowhere but where they are asked.
        public let url: String
        /// Who published it.
        public let publishedBy: Name<Principal>
        /// When.
        public let publishedAt: Instant
    }

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [Row] {
        try workroom.notices().map { notice in
            Row(
                notice: notice.name, version: notice.version, purposes: notice.purposes,
                texts: notice.texts.mapValues(\.digest.hexadecimal), url: notice.url,
                publishedBy: notice.publishedBy, publishedAt: notice.publishedAt)
        }
    }
}
