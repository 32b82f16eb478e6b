// All segments.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// All segments, by name.
public struct ListSegments: Inquiry {
    public static let action = Action.segmentRead

    /// Asks.
    public init() {}

    public func answer(in workroom: Workroom) throws(GatewayError) -> [SegmentRecord] {
        do { return try workroom.store.segments() } catch { throw GatewayError(error) }
    }
}
