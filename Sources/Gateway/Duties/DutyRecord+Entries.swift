// Duties as entries name them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

extension DutyRecord {
    /// The entry that opens it.
    func request(by actor: EntryActor) -> EntryDraft {
        EntryDraft(
            .propagationRequested, .allowed, by: actor, on: ("duty", "\(identifier)"),
            details: [
                "event": .string("\(event)"), "connection": .string(connection.text),
                "list": .integer(list), "transfers": .integer(Int64(transfers)),
                "newest": .string("\(newest)"), "until": .string("\(until)"),
            ])
    }

    /// The entries that open those of a whole batch: one for each destination.
    static func requests(
        _ duties: [DutyRecord], of batch: Identifier<ConsentBatchNoun>, by actor: EntryActor
    ) -> [EntryDraft] {
        let destinations = Dictionary(grouping: duties) {
            DutyFinder.Destination(connection: $0.connection.text, list: $0.list)
        }
        return destinations.sorted { $0.key < $1.key }.map { destination, duties in
            EntryDraft(
                .propagationRequested, .allowed, by: actor, on: ("consents", "\(batch)"),
                details: [
                    "events": .integer(Int64(duties.count)),
                    "connection": .string(destination.connection),
                    "list": .integer(destination.list),
                    "until": duties.map(\.until).min().map { .string("\($0)") } ?? .null,
                ])
        }
    }
}
