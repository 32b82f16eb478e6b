// What a policy asks a connection's agreement to cover.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain
import Policy

extension CompiledPolicy {
    /// What it lets leave: an agreement has to cover all of it.
    ///
    /// Guard-rails let nothing leave that the policy does not, so they add nothing.
    var agreementScope: AgreementScope {
        AgreementScope(
            purposes: ownPurposes.map(\.name.text),
            categories: fields.indices.map { category(of: $0) }, recipients: [recipientName])
    }

    /// What it asks of an agreement.
    var agreementNeeds: AgreementNeeds {
        AgreementNeeds(
            scope: agreementScope, maxAge: agreementMaxAge, asksForSecond: fourEyes != nil)
    }
}

extension TransferSetting {
    /// What a transfer's own policy asks of the connection's agreement.
    var agreementNeeds: AgreementNeeds { policy.agreementNeeds }
}
