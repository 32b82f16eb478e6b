// Who besides administrators may use a connection.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Who besides administrators may use a connection.
public enum Sharing: String, Hashable, Sendable, Codable, CaseIterable {
    /// Administrators only.
    case administrators
    /// Administrators and contributors.
    case contributors
}
