// Naming a set of profiles.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
public import Segments

/// Names a set of profiles: where it is, after looking that it can be opened.
public struct AddSegment: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.segmentAdd

    /// The name.
    public let name: Name<Segment>
    /// Where it is and in which format.
    public let source: SourceDescription

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The segment as it is kept.
        public let segment: SegmentRecord
        /// The columns that the source has now.
        public let columns: [String]
    }

    /// Asks to add it.
    public init(name: Name<Segment>, source: SourceDescription) {
        self.name = name
        self.source = source
    }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Output> {
        let columns: [String]
        do { columns = try ProfileSources.open(source).columns } catch {
            throw GatewayError(error)
        }
        let record = SegmentRecord(
            name: name, source: source, addedBy: try workroom.principal, addedAt: workroom.now)
        return Preparation(
            Output(segment: record, columns: columns),
            recording: [
                EntryDraft(
                    .segmentAdded, .allowed, by: workroom.actor, on: ("segment", name.text),
                    details: [
                        "format": .string(source.format.rawValue),
                        "columns": .integer(Int64(columns.count)),
                    ])
            ], changing: [.addSegment(record)])
    }
}
