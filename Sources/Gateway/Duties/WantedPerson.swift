// Somebody who is looked for in subject records.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Somebody who is looked for in the subject records of one epoch, and for which event.
struct WantedPerson: Sendable {
    /// What the person is called there.
    let tag: SubjectTag
    /// The event that closes.
    let event: Identifier<ConsentEventNoun>
    /// What it closes, by its place among the scopes of all.
    let scope: Int
}
