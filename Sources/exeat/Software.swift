// Which software this is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Which software this is, as entries and requests name it.
enum Software {
    /// The version, from `CHANGELOG.md`.
    static let version = "0.1.0"
    /// Name and version.
    static let name = "exeat \(version)"
}
