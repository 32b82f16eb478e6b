// What an event closes, at which destinations.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// What a withdrawal, a revocation or an objection closes: for which purpose, on which channel,
/// towards whom.
struct WithdrawalScope: Hashable, Sendable {
    /// An objection is to the processing as such, whatever purpose it names.
    private let purpose: Name<Purpose>?
    private let channel: Channel?
    private let recipient: String?

    /// Nil for an event that opens no duty.
    init?(of event: borrowing ConsentEvent) {
        switch event.state {
        case .withdrawn, .revoked:
            purpose = event.purpose
            channel = event.channel
        case .objected:
            purpose = nil
            channel = nil
        case .unknown, .requested, .requestDeferred, .given, .renewed, .refused, .expired,
            .invalidated:
            return nil
        }
        recipient = event.recipient
    }

    /// Whether it concerns a transfer, by its recipient and by one of the purposes that it was for.
    ///
    /// Where nobody knows any more what it was for, it does.
    func concerns(_ transfer: borrowing SearchedTransfer) -> Bool {
        if let recipient, recipient != transfer.decided.connection,
            transfer.ground.map({ $0.kind != recipient }) ?? false
        {
            return false
        }
        guard let ground = transfer.ground, purpose != nil || channel != nil else { return true }
        return ground.questions.contains { question in
            (purpose == nil || purpose == question.purpose)
                && (channel == nil || channel == question.channel)
        }
    }
}
