// How a consent was expressed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How a consent was expressed, weakest first, in the words of DPV 2.3.
public enum ConsentType: UInt8, Hashable, Sendable, CaseIterable {
    /// Not said.
    case unstated = 0
    /// Inferred from behaviour.
    case implied = 1
    /// Said or done.
    case expressed = 2
    /// Said in words made for the purpose.
    case explicitlyExpressed = 3

    /// The DPV term with its prefix; empty when not said.
    public var term: String {
        switch self {
        case .unstated: ""
        case .implied: "dpv:ImpliedConsent"
        case .expressed: "dpv:ExpressedConsent"
        case .explicitlyExpressed: "dpv:ExplicitlyExpressedConsent"
        }
    }

    /// Reads a DPV term, with its prefix; nil for any other word.
    public init?(term: String) {
        guard let type = Self.allCases.first(where: { $0.term == term }) else { return nil }
        self = type
    }
}
