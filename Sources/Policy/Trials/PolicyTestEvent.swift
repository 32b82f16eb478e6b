// A consent event that a policy's test invents.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// A consent event that a policy's test invents.
struct PolicyTestEvent: Sendable {
    /// The purpose's position in the file.
    let purpose: Int
    let state: ConsentState
    let type: ConsentType
    let expressedAt: Instant
    let isConfirmed: Bool
    let expiresAt: Instant
    /// Notice and version; nil when the event names none.
    let notice: RequiredNotice?
    let recipients: [String]
}
