// All segments.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// All segments, by name.
public struct ListSegments: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.segmentRead

    /// Asks.
    public init() {}

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [SegmentRecord] {
        do { return try workroom.store.segments() } catch { throw GatewayError(error) }
    }
}
