// An administrator's agreement for a connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain

/// Records an administrator's agreement to the terms of a connection; without one nothing leaves.
///
/// What is agreed to are the very words that were read: `ReadAgreementOffer` shows them, and their
/// digest is part of what is said here.
public struct AgreeToConnection: Operation {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionAgree

    /// The connection.
    public let name: Name<Connection>
    /// The language that the text was read in.
    public let language: String
    /// Identifiers of policies to cover beside those of the connection's exports.
    public let policies: [String]
    /// When the agreement ends, as the text says.
    public let validUntil: Instant
    /// SHA-256 of the text that was read, hexadecimal.
    public let textDigest: String
    /// The words of assent, which must be the ones the text asks for.
    public let statement: String

    /// Asks to record the agreement to what was offered.
    public init(to offer: AgreementOffer, policies: [String] = [], statement: String) {
        name = offer.connection
        language = offer.language
        self.policies = policies
        validUntil = offer.validUntil
        textDigest = offer.textDigest
        self.statement = statement
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Works out what changes, what is recorded and what is answered.
    public func prepare(in workroom: Workroom) throws(GatewayError) -> Preparation<Agreement> {
        let offer = try AgreementOffer(
            for: name, language: language, policies: policies, until: validUntil, in: workroom)
        guard statement == offer.statement else {
            throw .input(
                .inputInvalid, "nothing was agreed: the words are `\(offer.statement)`")
        }
        guard offer.textDigest == textDigest else {
            throw .refused(
                .agreementSuperseded,
                "the terms are not those that were read: text, connection or policies changed "
                    + "meanwhile; nothing was agreed", entry: nil)
        }
        let before = try workroom.agreement(for: name)?.identifier
        let agreement = Agreement(
            identifier: try workroom.newIdentifier(), connection: name, text: offer.text,
            version: offer.version, language: offer.language, textDigest: offer.textDigest,
            statement: statement, agreedBy: try workroom.principal, agreedAt: workroom.now,
            validUntil: offer.validUntil, scope: offer.scope, needsSecond: offer.needsSecond,
            follows: before)
        let store = workroom.store
        return Preparation(agreement, recording: [draft(agreement, by: workroom.actor)]) {
            (_) throws(AuditError) in
            try store.hold(before, of: agreement.connection)
            return [.agree(agreement)]
        }
    }

    private func draft(_ agreement: Agreement, by actor: EntryActor) -> EntryDraft {
        var details: [String: CanonicalJSON] = [
            "agreement": .string("\(agreement.identifier)"),
            "text": .string("\(agreement.text)@\(agreement.version)"),
            "language": .string(agreement.language), "sha256": .string(agreement.textDigest),
            "statement": .string(agreement.statement), "scope": agreement.scope.details,
            "needs_second": .boolean(agreement.needsSecond),
            "valid_until": .string("\(agreement.validUntil)"),
        ]
        if let before = agreement.follows { details["follows"] = .string("\(before)") }
        return EntryDraft(
            .connectionAgreed, .allowed, by: actor, on: ("connection", name.text),
            details: details)
    }

    /// Whether a connection's agreement holds; a policy may ask for more.
    ///
    /// - Parameters:
    ///   - connection: The connection.
    ///   - state: Committed state.
    ///   - instant: The time asked about.
    ///   - maxAge: The policy's limit on its age; nil for none.
    ///   - scope: What has to be covered; nil for whatever it covers.
    /// - Returns: Active, or the reason why it is not.
    /// - Throws: `GatewayError.logUnavailable` when the state cannot be read.
    static func standing(
        of connection: ConnectionRecord, in state: any StateReading, at instant: Instant,
        maxAge: Period? = nil, scope: AgreementScope? = nil
    ) throws(GatewayError) -> AgreementStanding {
        try AgreementFinding(
            of: connection, in: state, at: instant,
            needs: AgreementNeeds(scope: scope ?? .none, maxAge: maxAge, asksForSecond: false)
        ).standing
    }
}
