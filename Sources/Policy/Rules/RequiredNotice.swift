// The notice a consent must have been given under.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// The notice a consent must have been given under.
struct RequiredNotice: Hashable, Sendable {
    let identifier: String
    /// This version or a later one.
    let minVersion: Int
}
