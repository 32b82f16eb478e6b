// Everything the ledger has about one person.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain

/// Everything the ledger has about one person, read at one number.
struct ConsentRecordOfOne {
    let events: [NumberedConsentEvent]
    let terms: [UInt32: ConsentTerms]
    let evidence: [UInt64: (evidence: ConsentEvidence, batch: ConsentBatchRecord)]
    let contexts: [Digest<ConsentContextText>: ConsentContext]
    /// The newest definition of each purpose.
    let definitions: [Name<Purpose>: PurposeDefinition]
    let quarantined: [QuarantinedConsent]

    init(of subject: SubjectReference, in workroom: Workroom) throws(GatewayError) {
        let store = workroom.store
        do {
            terms = try store.terms()
            events = try store.events(of: subject, upTo: try store.newestNumber())
        } catch { throw GatewayError(error) }
        do {
            evidence = try store.evidence(of: subject)
            contexts = try store.consentContexts()
            definitions = Dictionary(
                try store.purposes().map { ($0.name, $0) }, uniquingKeysWith: { _, newer in newer })
            quarantined = try store.quarantinedConsents().filter { $0.subject == subject }
        } catch { throw GatewayError(error) }
    }

    /// The purposes that are defined.
    var purposes: Set<Name<Purpose>> { Set(definitions.keys) }

    /// The context that an event was given under.
    func context(of event: ConsentEvent) -> ConsentContext? {
        terms[event.terms]?.context.flatMap { contexts[$0] }
    }

    /// Each event as it is shown, in order of arrival.
    var rows: [ConsentEventRow] {
        events.map { numbered in
            let told = terms[numbered.event.terms]
            return ConsentEventRow(
                numbered, terms: told, context: context(of: numbered.event),
                origin: evidence[numbered.number],
                supersededBy: ConsentPrecedence.superseding(
                    numbered.event, recipients: told?.recipients ?? [], among: events))
        }
    }
}
