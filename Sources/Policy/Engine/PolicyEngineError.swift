// Why a policy cannot be put to work.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a policy cannot be put to work; nobody is decided then.
public enum PolicyEngineError: Error, Equatable, CustomStringConvertible {
    /// A field needs a key that is not there.
    case keyMissing(String)
    /// The numbers of the consent terms are too large to be real.
    case termsOutOfRange

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .keyMissing(let name):
            "the policy needs the key `\(name)`, which is not there: nobody was decided"
        case .termsOutOfRange:
            "the consent terms are numbered beyond any ledger: nobody was decided"
        }
    }
}
