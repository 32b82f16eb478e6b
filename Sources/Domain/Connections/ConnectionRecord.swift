// A configured destination.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A configured destination: everything about it but its credential.
public struct ConnectionRecord: Hashable, Sendable, Codable {
    /// The name used in commands.
    public let name: Name<Connection>
    /// The name shown to people.
    public let displayName: String
    /// The kind of destination; policies call it `type` and consents name it as recipient.
    public let kind: String
    /// The API's address without a path below the version.
    public let address: String
    /// Who made it.
    public let addedBy: Name<Principal>
    /// When it was made.
    public let addedAt: Instant
    /// Seconds to wait before asking for the first time how an import went.
    public let pollSeconds: Double

    /// Joins the parts.
    public init(
        name: Name<Connection>, displayName: String, kind: String, address: String,
        addedBy: Name<Principal>, addedAt: Instant, pollSeconds: Double
    ) {
        self.name = name
        self.displayName = displayName
        self.kind = kind
        self.address = address
        self.addedBy = addedBy
        self.addedAt = addedAt
        self.pollSeconds = pollSeconds
    }
}
