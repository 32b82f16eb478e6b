// The second person's agreement for a connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain
import Permissions

/// Records that a second person agreed to what an administrator agreed to.
///
/// Until then an agreement under a policy that asks for two people is a draft.
public struct SecondAgreement: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionSecond

    /// The connection.
    public let name: Name<Connection>
    /// The agreement that was read.
    public let agreement: Identifier<AgreementNoun>
    /// The words of assent, which must be the ones the text asks for.
    public let statement: String

    /// Asks to second it.
    public init(
        name: Name<Connection>, agreement: Identifier<AgreementNoun>, statement: String
    ) {
        self.name = name
        self.agreement = agreement
        self.statement = statement
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Agreement> {
        let connection = try workroom.connection(name)
        let given = try given(in: workroom)
        let seconded = given.seconded(
            by: try workroom.principal, at: workroom.now, as: try workroom.newIdentifier())
        try checkPerson(of: seconded, over: connection, in: workroom)
        // Nobody agrees to what does not hold, or to other words than the first person read.
        _ = try AgreementFinding(
            of: connection, as: seconded, in: workroom.store, at: workroom.now
        ).active
        guard statement == AgreementTexts.statement(in: given.language) else {
            throw .input(
                .inputInvalid,
                "nothing was agreed: the words are "
                    + "`\(AgreementTexts.statement(in: given.language))`")
        }
        let store = workroom.store
        return Preparation(
            seconded,
            recording: [
                EntryDraft(
                    .connectionSeconded, .allowed, by: workroom.actor,
                    on: ("connection", name.text),
                    details: [
                        "agreement": .string("\(seconded.identifier)"),
                        "follows": .string("\(given.identifier)"),
                        "sha256": .string(seconded.textDigest), "statement": .string(statement),
                    ])
            ]
        ) { (_) throws(AuditError) in
            try store.hold(given.identifier, of: seconded.connection)
            return [.agree(seconded)]
        }
    }

    private func given(in workroom: Workroom) throws(GatewayError) -> Agreement {
        guard let given = try workroom.agreement(for: name) else {
            throw .notFound(kind: "agreement for connection", name: name.text)
        }
        guard given.identifier == agreement else {
            throw .refused(
                .agreementSuperseded,
                "another agreement took the place of the one that was read; nothing was agreed",
                entry: nil)
        }
        guard given.secondedBy == nil else {
            throw .exists("the second person's agreement for `\(name)`")
        }
        return given
    }

    /// Who agreed is never the second person, and every policy that asks for one says who may be.
    private func checkPerson(
        of seconded: Agreement, over connection: ConnectionRecord, in workroom: Workroom
    ) throws(GatewayError) {
        guard seconded.secondedBy != seconded.agreedBy else {
            throw .refused(
                .actorApproval,
                "`\(seconded.agreedBy)` agreed, and the second person is another; "
                    + "nothing was agreed", entry: nil)
        }
        let asked = try PoliciesUnderAgreement(
            for: connection, in: workroom.store, at: workroom.now
        ).approvers(for: seconded.scope)
        guard asked != nil || seconded.needsSecond else {
            throw .input(
                .inputInvalid,
                "no policy asks for a second person here; the agreement needs none")
        }
        let approvers = asked ?? PoliciesUnderAgreement.mayEverSecond
        let held = workroom.caller.requester.enrolment?.roles(at: workroom.now) ?? []
        guard held.contains(where: approvers.contains) else {
            let words =
                approvers.isEmpty ? "nobody" : approvers.map(\.rawValue).joined(separator: ", ")
            throw .refused(
                .actorRole,
                "the policies let \(words) be the second person; nothing was agreed", entry: nil)
        }
    }
}
