// One person for whom something was closed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// One person for whom something was closed, by what they are called in every epoch.
struct ClosingPerson: ClosingPeople {
    let scopes: [WithdrawalScope]
    private let event: Identifier<ConsentEventNoun>
    private let tags: [(epoch: String, tag: SubjectTag)]

    /// Nobody can be looked for by a telephone number: people have their tags by their address.
    init(
        _ contact: ContactPoint, for event: ConsentEvent, in workroom: Workroom
    ) throws(GatewayError) {
        self.event = event.identifier
        scopes = WithdrawalScope(of: event).map { [$0] } ?? []
        tags = contact.kind == .email && !scopes.isEmpty ? try workroom.tags(of: contact) : []
    }

    func read(
        in epoch: String, _ each: ([WantedPerson]) throws(GatewayError) -> Void
    ) throws(GatewayError) {
        guard let tag = tags.first(where: { $0.epoch == epoch })?.tag else { return }
        try each([WantedPerson(tag: tag, event: event, scope: 0)])
    }
}
