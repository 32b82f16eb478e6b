// Whom a new connection is shared with.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Whom a new connection is shared with from its first moment on.
///
/// Later it is shared, and ceases to be, by `ShareConnection` and `UnshareConnection`.
public enum InitialSharing: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nobody but administrators, who need no share.
    case administrators
    /// Administrators and contributors.
    case contributors
}
