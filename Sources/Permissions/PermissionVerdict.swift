// Whether somebody may do something.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Whether somebody may do something, with the rule that says so in words for the entry.
public enum PermissionVerdict: Hashable, Sendable {
    /// They may.
    case allowed(rule: String)
    /// They may not, for this reason.
    case denied(ReasonCode, rule: String)

    /// Whether they may.
    public var isAllowed: Bool {
        switch self {
        case .allowed: true
        case .denied: false
        }
    }

    /// The determining rule, in words.
    public var rule: String {
        switch self {
        case .allowed(let rule), .denied(_, let rule): rule
        }
    }
}
