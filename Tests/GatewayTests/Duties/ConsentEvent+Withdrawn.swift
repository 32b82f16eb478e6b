// A withdrawal for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

extension ConsentEvent {
    /// A withdrawal from everything.
    static func withdrawn(
        _ identifier: Identifier<ConsentEventNoun>, of subject: SubjectReference, at now: Instant
    ) -> ConsentEvent {
        ConsentEvent(
            identifier: identifier, subject: subject, terms: 0, purpose: nil, channel: nil,
            recipient: nil, state: .withdrawn, type: .unstated, isConfirmed: false,
            expressedAt: now, recordedAt: now)
    }
}
