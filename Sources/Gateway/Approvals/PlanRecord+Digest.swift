// Everything that a plan pins, as one digest.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
public import Domain

extension PlanRecord {
    /// SHA-256 of the canonical JSON of everything that the plan pins; its own name and who made it
    /// are no part of it, so that the same plan made twice has one digest.
    ///
    /// Members: `exeat` (`plan/1`), `export`, `policy`, `guard_rails`, `destination`, `consent`
    /// (`up_to`, `sha256`), `sources`, and `counts` (`read`, `released`, `withheld` by reason,
    /// `fields` that leave).
    public var digest: Digest<PlanContent> {
        let numbers = { (table: [String: Int]) in
            CanonicalJSON.object(table.mapValues { .integer(Int64($0)) })
        }
        let texts = { (list: [String]) in CanonicalJSON.array(list.map { .string($0) }) }
        let content: CanonicalJSON = [
            "exeat": "plan/1", "export": .string(export.text), "policy": .string(policy),
            "guard_rails": texts(guardRails), "destination": .string(destination),
            "consent": [
                "up_to": .integer(Int64(clamping: consentUpTo)), "sha256": .string(consentDigest),
            ],
            "sources": texts(sources),
            "counts": [
                "read": .integer(Int64(totals.read)),
                "released": .integer(Int64(totals.released)),
                "withheld": numbers(totals.withheld), "fields": numbers(totals.fields),
            ],
        ]
        return SHA256.digest(of: content.bytes)
    }
}
