// Keeping duties apart on an export.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain

/// Puts an export under a separation of duties, from now on; runs on their way are stopped before
/// their next batch where it speaks against whoever runs them.
public struct ConstrainExport: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.exportConstrain

    /// The export.
    public let name: Name<Export>
    /// The rule.
    public let rule: SeparationRule
    /// Why, in words.
    public let reason: String

    /// Asks to constrain.
    public init(name: Name<Export>, rule: SeparationRule, reason: String) {
        self.name = name
        self.rule = rule
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
        guard
            try !workroom.constraints(on: name, at: workroom.now).contains(where: {
                $0.rule == rule
            })
        else { throw .exists("the rule `\(rule.rawValue)` on `\(name)`") }
        let constraint = ExportConstraint(
            identifier: try workroom.newIdentifier(), export: name, rule: rule,
            addedBy: try workroom.principal, addedAt: workroom.now,
            reason: try workroom.reason(reason))
        return Preparation(
            constraint,
            recording: [
                EntryDraft(
                    .exportConstrained, .allowed, by: workroom.actor, on: ("export", name.text),
                    details: [
                        "constraint": .string("\(constraint.identifier)"),
                        "rule": .string(rule.rawValue), "why": .string(constraint.reason),
                    ])
            ], changing: [.addConstraint(constraint)])
    }
}

extension Workroom {
    /// The separations of duties that an export is under at an instant, oldest first.
    func constraints(
        on export: Name<Export>, at instant: Instant
    ) throws(GatewayError) -> [ExportConstraint] {
        do {
            return try store.constraints(on: export).filter { constraint in
                constraint.addedAt <= instant && (constraint.end.map { instant < $0.at } ?? true)
            }
        } catch { throw GatewayError(error) }
    }
}
