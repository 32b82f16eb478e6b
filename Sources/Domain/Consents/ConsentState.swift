// The state a consent event puts a person in.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The state a consent event puts a person in, in the words of DPV 2.3.
///
/// Raw values are stored; never reuse one.
public enum ConsentState: UInt8, Hashable, Sendable, CaseIterable {
    /// No event at all.
    case unknown = 0
    /// Asked, not answered.
    case requested = 1
    /// Asked, answer put off.
    case requestDeferred = 2
    /// Given.
    case given = 3
    /// Given again.
    case renewed = 4
    /// Refused.
    case refused = 5
    /// Withdrawn by the person.
    case withdrawn = 6
    /// Revoked by somebody else.
    case revoked = 7
    /// Marked as expired.
    case expired = 8
    /// Found invalid.
    case invalidated = 9
    /// The person objects to the processing as such: a suppression, beats any consent.
    case objected = 10

    /// Whether the state allows processing.
    public var isValid: Bool { self == .given || self == .renewed }

    /// The DPV term, as policy tests and consent files write it.
    public var term: String {
        switch self {
        case .unknown: "ConsentUnknown"
        case .requested: "ConsentRequested"
        case .requestDeferred: "ConsentRequestDeferred"
        case .given: "ConsentGiven"
        case .renewed: "RenewedConsentGiven"
        case .refused: "ConsentRefused"
        case .withdrawn: "ConsentWithdrawn"
        case .revoked: "ConsentRevoked"
        case .expired: "ConsentExpired"
        case .invalidated: "ConsentInvalidated"
        case .objected: "Objected"
        }
    }

    /// Reads a DPV term; nil for any other word, `ConsentUnknown` included: nobody records that.
    public init?(term: String) {
        guard let state = Self.allCases.first(where: { $0.term == term }), state != .unknown else {
            return nil
        }
        self = state
    }
}
