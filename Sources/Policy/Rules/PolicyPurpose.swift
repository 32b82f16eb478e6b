// What a policy releases data for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a policy releases data for, on which channel and on what ground.
public struct PolicyPurpose: Hashable, Sendable {
    /// Its name, as consents name it.
    public let name: Name<Purpose>
    /// The way messages take.
    public let channel: Channel
    /// Whether a person leaves on this purpose; true of exactly one.
    public let isPrimary: Bool
    /// The DPV term of the purpose.
    public let term: String
    /// The term of the lawful basis.
    public let lawfulBasis: String
    /// What must hold for a person.
    let basis: PurposeBasis

    /// Whether it rests on consent; otherwise on a fact about the person.
    public var restsOnConsent: Bool {
        if case .consent = basis { true } else { false }
    }

    /// How old a consent may be, exclusive; nil for any age, and when consent is not the basis.
    var maxAge: Period? {
        if case .consent(let requirement) = basis { requirement.maxAge } else { nil }
    }

    /// The same purpose on another basis, for the mutation check.
    func resting(on basis: PurposeBasis) -> PolicyPurpose {
        PolicyPurpose(
            name: name, channel: channel, isPrimary: isPrimary, term: term,
            lawfulBasis: lawfulBasis, basis: basis)
    }
}
