// A witness in memory, and what it is asked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import TransparencyLog

/// A witness in memory of the sample log, and what it is asked.
enum WitnessBench {
    /// Another history of the same log: it differs from its first entry on.
    static let fork: GrownTree = {
        var tree = GrownTree(size: 0)
        for number in 0..<40 { tree.append(1_000 + number) }
        return tree
    }()

    static func fresh() throws -> WitnessState {
        try WitnessState(logs: [Sample.signer().verifierKey], records: [])
    }

    static func body(
        _ old: UInt64, _ new: UInt64, of tree: GrownTree = Sample.tree,
        origin: String = Sample.origin
    ) throws -> [UInt8] {
        let path =
            old == 0 || old > new
            ? [] : try ProofBuilder.consistency(fromSize: old, toSize: new, from: tree).path
        let note = try Sample.note(Sample.checkpoint(new, origin: origin, of: tree))
        return CheckpointEnvelope.bytes(["old \(old)"], hashes: path, note: note)
    }

    /// A body with any hashes and any signed text.
    static func body(
        _ old: UInt64, _ hashes: [Digest<Node>], _ text: String, seed: UInt8 = 1
    ) throws -> [UInt8] {
        let note = try Sample.signer(seed: seed).sign(text)
        return CheckpointEnvelope.bytes(["old \(old)"], hashes: hashes, note: note)
    }

    /// Asks, and stores and signs what deserves it.
    static func ask(
        _ state: inout WitnessState, _ body: [UInt8], at seconds: UInt64 = 1_000
    ) throws -> WitnessAnswer {
        do {
            let step = try state.step(for: body, at: Sample.time(seconds))
            try state.advance(by: step)
            let cosigner = try Sample.cosigner(1)
            let origin = step.after.checkpoint.origin
            return WitnessAnswer(try #require(try state.cosign(origin, by: cosigner)))
        } catch let refusal as WitnessRefusal {
            return WitnessAnswer(refusal)
        }
    }

    /// The answer's status and that the state has not moved.
    static func refusal(
        _ state: WitnessState, _ body: [UInt8], location: SourceLocation = #_sourceLocation
    ) throws -> WitnessAnswer {
        var after = state
        let answer = try ask(&after, body)
        #expect(after == state, sourceLocation: location)
        #expect(answer.status != 200, sourceLocation: location)
        return answer
    }

    /// A state that has cosigned this size.
    static func state(at size: UInt64) throws -> WitnessState {
        var state = try fresh()
        #expect(try ask(&state, body(0, size)).status == 200)
        return state
    }
}
