// Events on their way into the ledger, with their terms numbered.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Domain

/// Events on their way into the ledger, with their terms numbered as the ledger numbers them.
struct ConsentIntake {
    /// In order of arrival.
    private(set) var events: [(event: ConsentEvent, evidence: ConsentEvidence)] = []
    /// Terms that the ledger does not have yet, by their new number.
    private(set) var newTerms: [UInt32: ConsentTerms] = [:]
    /// How many events of each state.
    private(set) var states: [String: Int] = [:]
    private var numbers: [ConsentTerms: UInt32] = [:]
    private var next: UInt32 = 1

    init(ledger: some ConsentLedger) throws(GatewayError) {
        do {
            for (number, terms) in try ledger.terms() {
                numbers[terms] = number
                next = max(next, number + 1)
            }
        } catch { throw GatewayError(error) }
    }

    /// Adds an event, and its terms if they are new.
    mutating func add(_ event: ConsentEvent, _ evidence: ConsentEvidence, terms: ConsentTerms?) {
        states[event.state.term, default: 0] += 1
        guard let terms else { return events.append((event, evidence)) }
        let number: UInt32
        if let known = numbers[terms] {
            number = known
        } else {
            number = next
            next += 1
            numbers[terms] = number
            newTerms[number] = terms
        }
        events.append((event.numbered(terms: number), evidence))
    }

    /// Everything that was added, as one batch.
    func batch(_ record: ConsentBatchRecord) -> ConsentBatch {
        ConsentBatch(record: record, terms: newTerms, events: ConsentEventList(events))
    }
}
