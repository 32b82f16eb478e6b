// What somebody is asked to agree to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
public import Domain
import Policy

/// What somebody is asked to agree to: the exact words, and what is recorded with them.
public struct AgreementOffer: Sendable, Codable {
    /// The connection.
    public let connection: Name<Connection>
    /// The text's own name.
    public let text: String
    /// Its version.
    public let version: Int
    /// The language of these words.
    public let language: String
    /// The words themselves.
    public let body: String
    /// SHA-256 of their exact bytes, hexadecimal.
    public let textDigest: String
    /// What the agreement lets leave.
    public let scope: AgreementScope
    /// When it ends, exclusive.
    public let validUntil: Instant
    /// Who may be the second person; empty where none is asked for.
    public let approvers: [Role]
    /// What has to be said to agree.
    public let statement: String

    /// Whether a second person is asked for.
    public var needsSecond: Bool { !approvers.isEmpty }

    /// The longest life of an agreement.
    static let longest = "P5Y"

    /// Makes it from committed state.
    ///
    /// - Parameters:
    ///   - name: The connection.
    ///   - language: The language; nil for English where there is one.
    ///   - named: Identifiers of policies to cover beside those of the connection's exports.
    ///   - end: When the agreement is to end; cut to the whole second, as its words say it.
    ///   - workroom: Where to look.
    /// - Throws: `GatewayError`, when there is nothing to agree to or nobody could second it.
    init(
        for name: Name<Connection>, language: String?, policies named: [String],
        until end: Instant, in workroom: Workroom
    ) throws(GatewayError) {
        let connection = try workroom.connection(name)
        let text = try Self.newestText(in: workroom)
        self.connection = name
        (self.text, version) = (text.name, text.version)
        self.language = try text.language(language)
        validUntil = try Self.end(end.wholeSecond, from: workroom.now)
        let policies = try PoliciesUnderAgreement(
            for: connection, in: workroom.store, at: workroom.now)
        scope = try Self.scope(over: connection, policies: policies, named: named, in: workroom)
        let approvers = policies.approvers(for: scope)
        guard approvers?.isEmpty != true else {
            throw .refused(
                .actorApproval,
                "nobody could be the second person that the policies ask for: no role is among the "
                    + "approvers of all of them and may second an agreement", entry: nil)
        }
        self.approvers = approvers ?? []
        body = try AgreementTemplate(text.bodies[self.language] ?? "").filled(
            for: connection, scope: scope, until: validUntil)
        textDigest = AgreementTemplate.digest(of: body).hexadecimal
        statement = AgreementTexts.statement(in: self.language)
    }

    private static func newestText(
        in workroom: Workroom
    ) throws(GatewayError) -> AgreementTextRecord {
        let newest: AgreementTextRecord?
        do { newest = try workroom.store.agreementTexts().newest } catch {
            throw GatewayError(error)
        }
        guard let newest else {
            throw .notFound(kind: "published terms", name: AgreementTexts.name)
        }
        return newest
    }

    private static func end(_ end: Instant, from now: Instant) throws(GatewayError) -> Instant {
        guard now < end, let longest = Period(longest), end <= longest.end(from: now) else {
            throw .input(
                .inputInvalid,
                "an agreement holds from a second to five years: whoever agreed has to look again "
                    + "at what leaves; nothing was agreed")
        }
        return end
    }

    /// What the policies of the connection's exports, and those that are named, let leave.
    private static func scope(
        over connection: ConnectionRecord, policies: PoliciesUnderAgreement, named: [String],
        in workroom: Workroom
    ) throws(GatewayError) -> AgreementScope {
        for identifier in named where !policies.contains(identifier) {
            throw .notFound(kind: "activated policy", name: identifier)
        }
        let exports: [ExportRecord]
        do { exports = try workroom.store.exports() } catch { throw GatewayError(error) }
        let used = exports.filter { $0.connection == connection.name }.map(\.policy)
        let scope = policies.scope(of: used + named)
        guard !scope.isEmpty else {
            throw .input(
                .inputInvalid,
                "there is nothing to agree to: no export goes over `\(connection.name)` under a "
                    + "policy for such connections, and none is named; nothing was agreed")
        }
        return scope
    }
}
