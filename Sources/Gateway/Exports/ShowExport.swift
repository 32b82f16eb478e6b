// One export with everything that it is under.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One export with the separations of duties that it is under and its schedule.
public struct ShowExport: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.exportRead

    /// The export.
    public let name: Name<Export>

    /// What is shown.
    public struct Output: Sendable, Codable {
        /// The export.
        public let export: ExportRecord
        /// The separations of duties that it is or was under, oldest first.
        public let constraints: [ExportConstraint]
        /// Its newest schedule, whatever its state; nil when it never had one.
        public let schedule: ExportSchedule?
    }

    /// Asks.
    public init(name: Name<Export>) { self.name = name }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let export = try workroom.export(name)
        let constraints: [ExportConstraint]
        do { constraints = try workroom.store.constraints(on: name) } catch {
            throw GatewayError(error)
        }
        return Output(
            export: export, constraints: constraints,
            schedule: try workroom.store.schedule(of: name))
    }
}
