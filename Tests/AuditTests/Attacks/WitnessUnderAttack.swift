// A witness of the attacked log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import TransparencyLog

@testable import Audit

/// A witness that has cosigned the attacked log at some size.
struct WitnessUnderAttack {
    private(set) var state: WitnessState

    /// Shows it a history's checkpoint of this size, its first.
    init(_ storage: MemoryStorage, at size: UInt64) throws {
        state = try WitnessState(logs: [Sample.key()], records: [])
        let note = try Self.note(storage, size: size)
        let request = try AddCheckpointRequest(oldSize: 0, path: [], note: note)
        let time = try #require(CosignatureTime(seconds: 1_700_000_000))
        try state.advance(by: state.step(for: request.bytes, at: time))
    }

    /// A checkpoint of a history, signed with the log's own key.
    static func note(_ storage: MemoryStorage, size: UInt64) throws -> SignedNote {
        let root = try ProofBuilder.root(ofSize: size, from: StoredTree(storage))
        return try Sample.signer().sign(
            Checkpoint(origin: Sample.origin, size: size, root: root).text)
    }

    /// A request of a history, proven as well as that history can.
    static func request(
        _ storage: MemoryStorage, from old: UInt64, to new: UInt64
    ) throws -> AddCheckpointRequest {
        try AddCheckpointRequest(
            oldSize: old,
            path: old == 0
                ? []
                : ProofBuilder.consistency(fromSize: old, toSize: new, from: StoredTree(storage))
                    .path,
            note: note(storage, size: new))
    }

    /// Expects that it does not cosign, for this reason, and does not move.
    func refuses(
        _ body: [UInt8], with status: Int, from location: SourceLocation = #_sourceLocation
    ) throws {
        let time = try #require(CosignatureTime(seconds: 1_700_000_100))
        let before = state
        let refusal = #expect(throws: WitnessRefusal.self, sourceLocation: location) {
            try state.step(for: body, at: time)
        }
        #expect(refusal?.status == status, sourceLocation: location)
        // What proves that the log shows two histories is handed back, to be kept.
        if case .inconsistent(let request, _)? = refusal {
            #expect(request.bytes == body, sourceLocation: location)
        }
        #expect(state == before, sourceLocation: location)
    }
}
