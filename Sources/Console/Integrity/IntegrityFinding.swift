// What checking the log found, and when.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

/// What checking the whole log found, and when the check began.
struct IntegrityFinding: Sendable {
    /// What was found.
    enum Outcome: Sendable {
        /// Every entry, hash and checkpoint holds.
        case verified(VerifyLog.Output)
        /// Something does not; with the first thing that does not.
        case broken(String)
        /// It could not be checked, which says nothing about the log.
        case unchecked(GatewayError)
    }

    let outcome: Outcome
    let checkedAt: Instant
}
