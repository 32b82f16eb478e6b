// Who took consent events in, when and from where.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Who took consent events in, when and from where: a row for each commit to the consent ledger.
public struct ConsentBatchRecord: Hashable, Sendable, Codable {
    /// Its own identifier.
    public let identifier: Identifier<ConsentBatchNoun>
    /// The system they come from, as its manifest names it; nil for what was recorded by itself.
    public let source: String?
    /// SHA-256 of the file, hexadecimal; nil for what was recorded by itself.
    public let file: String?
    /// How the consents were obtained, in the administrator's words; empty when not said.
    public let statement: String
    /// How many events.
    public let events: Int
    /// How many of them give a consent.
    public let given: Int
    /// RFC 6962 root over the events, hexadecimal; nil for what was recorded by itself.
    public let root: String?
    /// Who took them in.
    public let recordedBy: Name<Principal>
    /// When.
    public let recordedAt: Instant

    /// Joins the parts.
    public init(
        identifier: Identifier<ConsentBatchNoun>, source: String?, file: String?,
        statement: String, events: Int, given: Int, root: String?, recordedBy: Name<Principal>,
        recordedAt: Instant
    ) {
        self.identifier = identifier
        self.source = source
        self.file = file
        self.statement = statement
        self.events = events
        self.given = given
        self.root = root
        self.recordedBy = recordedBy
        self.recordedAt = recordedAt
    }
}
