// Questions to the gatekeeper for each kind of leave.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// An action that a probe asks for.
protocol AskedAction: SendableMetatype {
    static var action: Action { get }
}

/// An inquiry that does nothing: whether the gatekeeper lets it in is the answer.
struct Probe<Asked: AskedAction>: Inquiry {
    static var action: Action { Asked.action }
    let over: Name<Connection>?

    func connection(in state: any StateReading) throws(GatewayError) -> Name<Connection>? { over }

    func answer(in workroom: Workroom) throws(GatewayError) -> Bool { true }
}

/// Actions for which every role has another leave, or none.
enum AskedActions {
    enum StatusRead: AskedAction { static let action = Action.statusRead }
    enum PrincipalRead: AskedAction { static let action = Action.principalRead }
    enum PrincipalGrant: AskedAction { static let action = Action.principalGrant }
    enum ConnectionRead: AskedAction { static let action = Action.connectionRead }
    enum ConnectionShare: AskedAction { static let action = Action.connectionShare }
    enum ExportRun: AskedAction { static let action = Action.exportRun }
    enum ExportSchedule: AskedAction { static let action = Action.exportSchedule }
    enum ConsentRecord: AskedAction { static let action = Action.consentRecord }
    enum PolicyRead: AskedAction { static let action = Action.policyRead }
    enum TransferApprove: AskedAction { static let action = Action.transferApprove }
    enum AuditRead: AskedAction { static let action = Action.auditRead }
    enum HomeCreate: AskedAction { static let action = Action.homeCreate }

    typealias Send =
        @Sendable (Gatekeeper, Caller, Name<Connection>?) async throws(GatewayError) -> Bool

    /// Each action with what asks the gatekeeper for it.
    static let all: [(action: Action, send: Send)] = [
        one(StatusRead.self), one(PrincipalRead.self), one(PrincipalGrant.self),
        one(ConnectionRead.self), one(ConnectionShare.self), one(ExportRun.self),
        one(ExportSchedule.self), one(ConsentRecord.self), one(PolicyRead.self),
        one(TransferApprove.self), one(AuditRead.self), one(HomeCreate.self),
    ]

    private static func one<Asked: AskedAction>(_ asked: Asked.Type) -> (action: Action, send: Send)
    {
        (
            asked.action,
            { gatekeeper, caller, over throws(GatewayError) in
                try await gatekeeper.answer(Probe<Asked>(over: over), for: caller)
            }
        )
    }
}
