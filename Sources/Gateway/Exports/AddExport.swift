// Configuring what goes where.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import Policy
import Segments

/// Configures an export: segments, connection, policy and list.
///
/// Nothing runs.
public struct AddExport: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.exportAdd

    /// The name used in commands.
    public let name: Name<Export>
    /// The connection it leaves over.
    public let connection: Name<Connection>
    /// The segments it takes, in order.
    public let segments: [Name<Segment>]
    /// The policy that decides, by its own identifier.
    public let policy: String
    /// The list at the recipient.
    public let list: Int64
    /// The policy's source field → the segment's column, where names do not tell.
    public let matching: [String: String]
    /// Most rows that make one request.
    public let batchPeople: Int

    /// An entry, whose size is limited, names the digest of each.
    private static let mostSegments = 64
    /// Numbers that every reader of JSON reads as they are.
    private static let lists: ClosedRange<Int64> = 1...(1 << 53)

    /// Asks to configure it.
    public init(
        name: Name<Export>, connection: Name<Connection>, segments: [Name<Segment>],
        policy: String, list: Int64, matching: [String: String], batchPeople: Int
    ) {
        self.name = name
        self.connection = connection
        self.segments = segments
        self.policy = policy
        self.list = list
        self.matching = matching
        self.batchPeople = batchPeople
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { connection }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<ExportRecord> {
        guard (1...Self.mostSegments).contains(segments.count) else {
            throw .input(.inputInvalid, "an export has 1 to \(Self.mostSegments) segments")
        }
        guard Set(segments).count == segments.count else {
            throw .input(.inputInvalid, "a segment is named twice")
        }
        let destination = try workroom.destination(for: workroom.connection(connection))
        guard (1...destination.limit.people).contains(batchPeople) else {
            throw .input(
                .inputInvalid, "one request holds 1 to \(destination.limit.people) people")
        }
        guard Self.lists.contains(list) else {
            throw .input(.inputInvalid, "a list has a number from 1 to \(Self.lists.upperBound)")
        }
        let record = ExportRecord(
            name: name, connection: connection, segments: segments, policy: policy, list: list,
            matching: matching, batchPeople: batchPeople, addedBy: try workroom.principal,
            addedAt: workroom.now)
        try checkMatching(of: record, in: workroom)
        return Preparation(
            record,
            recording: [
                EntryDraft(
                    .exportAdded, .allowed, by: workroom.actor, on: ("export", name.text),
                    details: [
                        "connection": .string(connection.text), "policy": .string(policy),
                        "list": .integer(list),
                        "segments": .array(segments.map { .string($0.text) }),
                    ])
            ], changing: [.addExport(record)])
    }

    /// Columns must be there now; a run looks again.
    private func checkMatching(
        of record: ExportRecord, in workroom: Workroom
    ) throws(GatewayError) {
        guard try workroom.policy(policy, at: workroom.now) != nil else {
            throw .notFound(kind: "activated policy", name: policy)
        }
        let compiled = try DecidingPolicies(
            named: policy, for: workroom.connection(connection).kind, at: workroom.now,
            in: workroom
        ).compiled()
        for name in segments {
            let segment = try workroom.segment(name)
            let columns: [String]
            do { columns = try ProfileSources.open(segment.source).columns } catch {
                throw GatewayError(error)
            }
            _ = try ColumnMatching(
                policy: compiled, matching: matching, columns: columns, segment: name)
        }
    }
}
