// Ending a separation of duties.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Ends a separation of duties that an export is under.
public struct UnconstrainExport: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.exportConstrain

    /// The export.
    public let name: Name<Export>
    /// Which of them.
    public let constraint: Identifier<ConstraintNoun>
    /// Why, in words.
    public let reason: String

    /// Asks to end it.
    public init(name: Name<Export>, constraint: Identifier<ConstraintNoun>, reason: String) {
        self.name = name
        self.constraint = constraint
        self.reason = reason
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { try state.export(name).connection }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(
        in workroom: Workroom
    ) throws(GatewayError) -> Preparation<ExportConstraint> {
        let all = try workroom.constraints(on: name, at: workroom.now)
        guard var ended = all.first(where: { $0.identifier == constraint }) else {
            throw .notFound(kind: "constraint on export", name: "\(name) \(constraint)")
        }
        let end = TermEnd(
            by: try workroom.principal, at: workroom.now, reason: try workroom.reason(reason))
        ended.end = end
        return Preparation(
            ended,
            recording: [
                EntryDraft(
                    .exportReleased, .allowed, by: workroom.actor, on: ("export", name.text),
                    details: [
                        "constraint": .string("\(constraint)"), "why": .string(end.reason),
                    ])
            ], changing: [.endConstraint(constraint, end)])
    }
}
