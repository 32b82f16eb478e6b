// An administrator's agreement for a connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What an administrator agreed to before a connection may send: a record, not a tick.
public struct Agreement: Hashable, Sendable, Codable {
    /// Its own identifier.
    public let identifier: Identifier<AgreementNoun>
    /// The connection it is for.
    public let connection: Name<Connection>
    /// The text's own name.
    public let text: String
    /// The text's version.
    public let version: Int
    /// The language it was read in.
    public let language: String
    /// SHA-256 of its exact bytes, hexadecimal.
    public let textDigest: String
    /// The words of assent.
    public let statement: String
    /// Who agreed.
    public let agreedBy: Name<Principal>
    /// When.
    public let agreedAt: Instant
    /// When it ends, exclusive.
    public let validUntil: Instant
    /// When it was revoked; nil while it stands.
    public let revokedAt: Instant?
    /// What it lets leave.
    public let scope: AgreementScope
    /// Whether a policy in its scope asks for a second person; until then it is a draft.
    public let needsSecond: Bool
    /// The second person, never the one who agreed; nil while there is none.
    public let secondedBy: Name<Principal>?
    /// When they seconded it.
    public let secondedAt: Instant?
    /// The record that this one takes the place of: the agreement before it, or the same one before
    /// it was seconded or revoked; nil for the first of a connection.
    public let follows: Identifier<AgreementNoun>?

    /// Joins the parts.
    public init(
        identifier: Identifier<AgreementNoun>, connection: Name<Connection>, text: String,
        version: Int, language: String, textDigest: String, statement: String,
        agreedBy: Name<Principal>, agreedAt: Instant, validUntil: Instant,
        revokedAt: Instant? = nil, scope: AgreementScope = .none, needsSecond: Bool = false,
        secondedBy: Name<Principal>? = nil, secondedAt: Instant? = nil,
        follows: Identifier<AgreementNoun>? = nil
    ) {
        self.identifier = identifier
        self.connection = connection
        self.text = text
        self.version = version
        self.language = language
        self.textDigest = textDigest
        self.statement = statement
        self.agreedBy = agreedBy
        self.agreedAt = agreedAt
        self.validUntil = validUntil
        self.revokedAt = revokedAt
        self.scope = scope
        self.needsSecond = needsSecond
        self.secondedBy = secondedBy
        self.secondedAt = secondedAt
        self.follows = follows
    }
}
