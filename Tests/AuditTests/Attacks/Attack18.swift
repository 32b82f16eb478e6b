// A bit flipped between hashing and storing.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Audit

/// A bit flips on the way into the store or back from it: it is caught before signing or when the
/// entry is read back, and there is no leave to send.
struct Attack18: AttackRow {
    func run() async throws {
        for fault in [
            MemoryStorage.Fault.alteredWhenSelected, .alteredWhenReadBack, .otherHeadWhenReadBack,
        ] {
            let storage = MemoryStorage()
            let folder = try Folder()
            let log = try Sample.log(storage, anchor: folder.file("anchor"))
            try await log.append([Sample.draft()])
            storage.edit { $0.fault = fault }
            let what = fault == .otherHeadWhenReadBack ? "the head" : "an entry"
            await #expect(throws: AuditError.stopped(.differs(what))) {
                _ = try await log.begin(Attack17.intent())
            }
            #expect(storage.rows.bodies.count == (fault == .alteredWhenSelected ? 1 : 2))
        }
    }
}
