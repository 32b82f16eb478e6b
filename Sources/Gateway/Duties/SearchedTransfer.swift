// A transfer in which people are looked for.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Policy

/// A transfer in which people are looked for, with what its policy says about withdrawals.
struct SearchedTransfer: Sendable {
    /// What the policy that decided says.
    struct Ground: Sendable {
        let questions: [ConsentQuestion]
        let kind: String
        /// How soon a withdrawal is to be carried out.
        let within: Period?
    }

    let decided: DecidedTransfer
    let list: Int64
    /// Nil where the policy is not stored any more, or is not the one of the digest.
    let ground: Ground?

    /// What holds where no policy says otherwise: three days, the shortest time that a law of those
    /// looked at names.
    static let within = Period("PT72H")

    /// By when a withdrawal of this instant is to be carried out.
    func deadline(from instant: Instant) -> Instant {
        (ground?.within ?? Self.within)?.end(from: instant) ?? instant
    }
}
