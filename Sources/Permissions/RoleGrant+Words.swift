// Grants and shares in words.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension RoleGrant {
    /// Which grant, by whom and for how long, to follow a rule.
    ///
    /// As it was granted: an end that somebody puts to it later changes nothing of what is said
    /// about the time before, so that a rule can be said again word by word.
    var words: String {
        "grant \(identifier) by \(grantedBy), \(Self.term(from: from, until: until))"
    }

    static func term(from: Instant, until: Instant?) -> String {
        "from \(from)" + (until.map { " until \($0)" } ?? "")
    }
}

extension Share {
    /// Which share, with whom, by whom and for how long, to follow a rule.
    var words: String {
        "share \(identifier) with \(person?.text ?? "contributors") by \(sharedBy), "
            + RoleGrant.term(from: from, until: until)
    }
}
