// What goes from where to which list.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What goes from which segment to which list, over which connection, under which policy.
public struct ExportRecord: Hashable, Sendable, Codable {
    /// The name used in commands.
    public let name: Name<Export>
    /// The connection it leaves over.
    public let connection: Name<Connection>
    /// The segments it takes, in order.
    public let segments: [Name<Segment>]
    /// The policy that decides, by its own identifier; the version in force is used.
    public let policy: String
    /// The list at the recipient, which must exist.
    public let list: Int64
    /// Data matching: the policy's source field → the segment's column.
    public let matching: [String: String]
    /// Most people in one request.
    public let batchPeople: Int
    /// Who added it.
    public let addedBy: Name<Principal>
    /// When it was added.
    public let addedAt: Instant

    /// Joins the parts.
    public init(
        name: Name<Export>, connection: Name<Connection>, segments: [Name<Segment>],
        policy: String, list: Int64, matching: [String: String], batchPeople: Int,
        addedBy: Name<Principal>, addedAt: Instant
    ) {
        self.name = name
        self.connection = connection
        self.segments = segments
        self.policy = policy
        self.list = list
        self.matching = matching
        self.batchPeople = batchPeople
        self.addedBy = addedBy
        self.addedAt = addedAt
    }
}
