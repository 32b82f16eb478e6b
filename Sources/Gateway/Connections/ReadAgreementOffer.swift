// Reading what one is asked to agree to.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Shows an administrator the exact words that they would agree to; nothing is agreed by it.
public struct ReadAgreementOffer: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.connectionAgree

    /// The connection.
    public let name: Name<Connection>
    /// The language; nil for English where there is one.
    public let language: String?
    /// Identifiers of policies to cover beside those of the connection's exports.
    public let policies: [String]
    /// How long the agreement is to hold, from now on.
    public let validFor: Period

    /// Asks.
    public init(
        name: Name<Connection>, language: String? = nil, policies: [String] = [],
        validFor: Period
    ) {
        self.name = name
        self.language = language
        self.policies = policies
        self.validFor = validFor
    }

    /// The connection that it concerns.
    public func connection(
        in state: any StateReading
    ) throws(GatewayError) -> Name<Connection>? { name }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> AgreementOffer {
        try AgreementOffer(
            for: name, language: language, policies: policies,
            until: validFor.end(from: workroom.now), in: workroom)
    }
}
