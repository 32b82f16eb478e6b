// How far a role's leave for an action reaches.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How far a role's leave for an action reaches.
public enum Grant: Hashable, Sendable, CaseIterable {
    /// Everything the action can touch.
    case unrestricted
    /// Only connections that are shared with contributors or with the person, and what goes over
    /// them.
    case sharedConnections
    /// Only the name and the type of what is read.
    case nameAndType

    /// The limit in words, to follow the name of the action; empty when there is none.
    var limit: String {
        switch self {
        case .unrestricted: ""
        case .sharedConnections: " on connections that are shared with them"
        case .nameAndType: " of name and type only"
        }
    }
}
