// Reading what was agreed to for a connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
public import Domain

/// Shows the newest agreement for a connection with the exact words that were agreed to.
public struct ReadAgreement: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionSecond

    /// The connection.
    public let name: Name<Connection>

    /// What is answered.
    public struct Output: Sendable, Codable {
        /// The agreement.
        public let agreement: Agreement
        /// The words; nil where they cannot be made again, because the connection is another now.
        public let body: String?
        /// Whether it holds, in words.
        public let standing: String
        /// Why it does not; nil while it holds.
        public let reason: ReasonCode?
        /// Who may be the second person; empty where none is asked for.
        public let approvers: [Role]
        /// What has to be said to agree.
        public let statement: String
    }

    /// Asks.
    public init(name: Name<Connection>) { self.name = name }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> Output {
        let connection = try workroom.connection(name)
        let finding = try AgreementFinding(of: connection, in: workroom.store, at: workroom.now)
        guard let agreement = finding.agreement else {
            throw .notFound(kind: "agreement for connection", name: name.text)
        }
        let policies = try PoliciesUnderAgreement(
            for: connection, in: workroom.store, at: workroom.now)
        return Output(
            agreement: agreement, body: try body(of: agreement, over: connection, in: workroom),
            standing: finding.words, reason: finding.reason,
            approvers: policies.approvers(for: agreement.scope)
                ?? (agreement.needsSecond ? PoliciesUnderAgreement.mayEverSecond : []),
            statement: AgreementTexts.statement(in: agreement.language))
    }

    /// Made again from the version that was agreed to, and shown only if it has that digest.
    private func body(
        of agreement: Agreement, over connection: ConnectionRecord, in workroom: Workroom
    ) throws(GatewayError) -> String? {
        let texts: [AgreementTextRecord]
        do { texts = try workroom.store.agreementTexts() } catch { throw GatewayError(error) }
        let text = texts.first { $0.name == agreement.text && $0.version == agreement.version }
        guard let body = text?.words(of: agreement, over: connection),
            AgreementTemplate.digest(of: body).hexadecimal == agreement.textDigest
        else { return nil }
        return body
    }
}
