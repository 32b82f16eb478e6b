// Whether somebody may do something.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Whether somebody may do something, with the rule that says so.
public enum PermissionVerdict: Hashable, Sendable {
    /// They may.
    case allowed(PermissionBasis)
    /// They may not, for this reason.
    case denied(ReasonCode, PermissionBasis)

    /// Whether they may.
    public var isAllowed: Bool {
        switch self {
        case .allowed: true
        case .denied: false
        }
    }

    /// Why they may not; nil where they may.
    public var reason: ReasonCode? {
        switch self {
        case .allowed: nil
        case .denied(let reason, _): reason
        }
    }

    /// What it rests on: role, grant and share.
    public var basis: PermissionBasis {
        switch self {
        case .allowed(let basis), .denied(_, let basis): basis
        }
    }

    /// The determining rule, in words.
    public var rule: String { basis.words }
}
