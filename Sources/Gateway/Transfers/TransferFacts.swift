// What an entry says about a decided transfer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Policy

/// What an entry says about a planned or decided transfer: names, digests and counts.
enum TransferFacts {
    static func details(
        of setting: TransferSetting, found: DecidedSegment
    ) -> [String: CanonicalJSON] {
        let policy = setting.policy
        return [
            "export": .string(setting.export.name.text),
            "connection": .string(setting.connection.name.text),
            "list": .integer(setting.export.list),
            "now": .string("\(setting.now)"),
            "recipient": .string(policy.recipientName),
            "policy": [
                "id": .string(policy.identifier), "version": .integer(Int64(policy.version)),
                "sha256": .string(policy.digest.hexadecimal),
            ],
            "guard_rails": .array(
                policy.guardRails.map {
                    [
                        "id": .string($0.identifier), "version": .integer(Int64($0.version)),
                        "sha256": .string($0.digest.hexadecimal),
                    ]
                }),
            "consent": [
                "up_to": .integer(Int64(clamping: found.view.upTo)),
                "sha256": .string(found.view.digest.hexadecimal),
            ],
            "sources": .array(found.sources.map { .string($0) }),
            "columns": .array(
                found.columns.map { .object($0.mapValues { .integer(Int64($0)) }) }),
            "counts": counts(found.totals),
        ]
    }

    static func counts(_ totals: DecisionTotals) -> CanonicalJSON {
        [
            "read": .integer(Int64(totals.read)), "released": .integer(Int64(totals.released)),
            "withheld": .object(totals.withheld.mapValues { .integer(Int64($0)) }),
        ]
    }

    /// Bytes of an entry that its details leave to what every entry has.
    private static let reservedBytes = 2 * 1024

    /// Bytes that these details leave of an entry, whose size is limited.
    static func room(beside details: [String: CanonicalJSON]) -> Int {
        Entry.sizeLimit - reservedBytes - CanonicalJSON.object(details).bytes.count
    }

    /// The sets of fields that records refer to by number: as many as an entry has room for.
    ///
    /// A record of another set still holds the digest of the exact bytes.
    static func fieldSets(
        _ sets: [FieldSet], of policy: CompiledPolicy, room: Int
    ) -> CanonicalJSON {
        var listed: [CanonicalJSON] = []
        var room = room
        for set in sets {
            let names = CanonicalJSON.array(
                policy.fields.enumerated().filter { set.contains($0.offset) }
                    .map { .string($0.element.description) })
            room -= names.bytes.count + 1
            if room < 0 { break }
            listed.append(names)
        }
        return .array(listed)
    }
}
