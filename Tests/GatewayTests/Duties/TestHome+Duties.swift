// What tests ask about duties.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

extension TestHome {
    /// A home whose newsletter went to everybody.
    static func sent(
        _ readers: [Reader] = (1...4).map { Reader($0, phone: $0 == 1) },
        changes: [(String, String)] = []
    ) async throws -> TestHome {
        let home = try await ready(
            readers,
            changes: [("0.20", "1.0"), ("on_policy_change: true", "on_policy_change: false")]
                + changes)
        try await home.run()
        return home
    }

    @discardableResult
    func withdrawal(
        _ text: String = "reader-1@example.com", kind: ContactKind = .email,
        purpose: String? = nil, channel: Channel? = nil, recipient: String? = nil,
        objection: Bool = false, at: String? = nil
    ) async throws -> RecordedWithdrawal {
        try await gatekeeper.carryOut(
            WithdrawConsent(
                contact: ContactPoint(kind: kind, text: text),
                purpose: purpose.map { try Name($0) }, channel: channel, recipient: recipient,
                isObjection: objection, expressedAt: at.flatMap { Instant($0) }),
            for: caller(.administrator))
    }

    func duties(all: Bool = false) async throws -> [DutyRow] {
        try await answer(ListDuties(includingClosed: all))
    }
}
