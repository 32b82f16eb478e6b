// An administrator's agreement for a connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Records an administrator's agreement to the terms of a connection; without one nothing leaves.
public struct AgreeToConnection: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionAgree

    /// The connection.
    public let name: Name<Connection>
    /// The words of assent, which must be the ones the text asks for.
    public let statement: String
    /// How long it holds.
    public let validFor: Period

    /// Asks to record the agreement.
    public init(name: Name<Connection>, statement: String, validFor: Period) {
        self.name = name
        self.statement = statement
        self.validFor = validFor
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Agreement> {
        let connection = try workroom.connection(name)
        guard statement == AgreementTexts.statement else {
            throw .input(
                .inputInvalid, "nothing was agreed: the words are `\(AgreementTexts.statement)`")
        }
        let agreement = Agreement(
            identifier: try workroom.newIdentifier(), connection: name,
            text: AgreementTexts.name, version: AgreementTexts.version,
            language: AgreementTexts.language,
            textDigest: AgreementTexts.digest(for: connection).hexadecimal, statement: statement,
            agreedBy: try workroom.principal, agreedAt: workroom.now,
            validUntil: validFor.end(from: workroom.now))
        return Preparation(
            agreement,
            recording: [
                EntryDraft(
                    .connectionAgreed, .allowed, by: workroom.actor, on: ("connection", name.text),
                    details: [
                        "agreement": .string("\(agreement.identifier)"),
                        "text": .string("\(agreement.text)@\(agreement.version)"),
                        "language": .string(agreement.language),
                        "sha256": .string(agreement.textDigest),
                        "statement": .string(statement),
                        "valid_until": .string("\(agreement.validUntil)"),
                    ])
            ], changing: [.agree(agreement)])
    }

    /// Whether a connection's agreement holds; a policy may ask for more.
    ///
    /// What was agreed to are the exact words, and they name the connection's address: an address
    /// that was changed behind the gateway's back is one that nobody agreed to.
    static func standing(
        of connection: ConnectionRecord, in state: any StateReading, at instant: Instant,
        maxAge: Period? = nil
    ) throws(GatewayError) -> AgreementStanding {
        let agreement: Agreement?
        do { agreement = try state.agreement(for: connection.name) } catch {
            throw GatewayError(error)
        }
        let standing = AgreementRules.standing(of: agreement, at: instant, maxAge: maxAge)
        guard case .active = standing else { return standing }
        let present = AgreementTexts.digest(for: connection).hexadecimal
        return agreement?.textDigest == present ? standing : .lacking(.agreementSuperseded)
    }
}
