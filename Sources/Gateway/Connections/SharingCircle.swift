// Who may use a connection, people by name left aside.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Who may use a connection, people by name left aside.
public enum SharingCircle: String, Hashable, Sendable, Codable, CaseIterable {
    /// Administrators alone, who need no share.
    case administrators
    /// Administrators and contributors.
    case contributors
}
