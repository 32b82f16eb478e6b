// How it came out.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How it came out, in one word and one letter.
public enum EntryOutcome: String, Hashable, Sendable, CaseIterable {
    case allowed = "allow"
    case denied = "deny"
    case partial = "partial"
    case error = "error"
    case information = "information"

    /// The last letter of the six-letter code.
    public var letter: String {
        switch self {
        case .allowed: "A"
        case .denied: "D"
        case .partial: "P"
        case .error: "E"
        case .information: "I"
        }
    }
}
