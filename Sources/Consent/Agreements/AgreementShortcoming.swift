// Why an agreement does not hold.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Why an agreement does not hold, in the order in which it is asked: the first one is the reason.
public enum AgreementShortcoming: Error, Hashable, Sendable {
    /// Nobody agreed, or not yet at that time.
    case notGiven
    /// Somebody agreed, and a policy asks for a second person.
    case awaitsSecond(after: Name<Principal>)
    /// It was withdrawn.
    case revoked(at: Instant)
    /// Its own end is reached.
    case ended(at: Instant)
    /// It is older than the policy lets it be.
    case tooOld(since: Instant)
    /// There is no text that it could be of.
    case textGone
    /// The terms have another version now than the one that was agreed to.
    case newerText(version: Int)
    /// The same version would read differently now: the connection is another.
    case otherWords
    /// The policy lets more leave than was agreed to: what is beyond it.
    case widerScope(AgreementScope)

    /// The reason code that it is refused with.
    public var reason: ReasonCode {
        switch self {
        case .notGiven, .awaitsSecond: .agreementMissing
        case .revoked: .agreementRevoked
        case .ended, .tooOld: .agreementExpired
        case .textGone, .newerText, .otherWords, .widerScope: .agreementSuperseded
        }
    }
}

extension AgreementShortcoming: CustomStringConvertible {
    /// In words, to follow the connection's name or the reason code.
    public var description: String {
        switch self {
        case .notGiven: "nobody agreed to the connection's terms"
        case .awaitsSecond(let first):
            "`\(first)` agreed, and a policy asks for a second person, who is awaited"
        case .revoked(let instant): "the agreement was withdrawn at \(instant.wholeSecond)"
        case .ended(let instant): "the agreement ended at \(instant.wholeSecond)"
        case .tooOld(let instant):
            "the policy lets an agreement of this age count no longer, since \(instant.wholeSecond)"
        case .textGone: "the text that was agreed to is not among the published terms"
        case .newerText(let version): "version \(version) of the terms is in force now"
        case .otherWords: "the connection is not the one that the terms were read for"
        case .widerScope(let scope):
            "the policy lets more leave than was agreed to: \(scope.words)"
        }
    }
}

extension AgreementScope {
    /// What it lets leave, in words.
    fileprivate var words: String {
        [("purposes", purposes), ("categories", categories), ("recipients", recipients)]
            .filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1.map { "`\($0)`" }.joined(separator: ", "))" }
            .joined(separator: "; ")
    }
}
