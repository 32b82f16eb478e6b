// A set of profiles that may be exported.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Segments

/// A set of profiles that may be exported: where it is, not what is in it.
public struct SegmentRecord: Hashable, Sendable, Codable {
    /// The name used in commands.
    public let name: Name<Segment>
    /// Where and in which format.
    public let source: SourceDescription
    /// Who added it.
    public let addedBy: Name<Principal>
    /// When it was added.
    public let addedAt: Instant

    /// Joins the parts.
    public init(
        name: Name<Segment>, source: SourceDescription, addedBy: Name<Principal>, addedAt: Instant
    ) {
        self.name = name
        self.source = source
        self.addedBy = addedBy
        self.addedAt = addedAt
    }
}
