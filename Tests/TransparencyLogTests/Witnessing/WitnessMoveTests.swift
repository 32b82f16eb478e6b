// The moves of a witness, one after the other and at once.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

struct WitnessMoveTests {
    @Test func `of two moves from one state the second is too late, whichever it is`() throws {
        let state = try WitnessBench.state(at: 5)
        let near = try state.step(for: WitnessBench.body(5, 9), at: Sample.time(2_000))
        let far = try state.step(for: WitnessBench.body(5, 17), at: Sample.time(2_000))
        for (first, second) in [(near, far), (far, near)] {
            var raced = state
            try raced.advance(by: first)
            let between = raced
            #expect(throws: WitnessRefusal.conflict(size: first.after.checkpoint.size)) {
                try raced.advance(by: second)
            }
            #expect(raced == between)
        }
    }

    @Test func `of two first checkpoints one is taken`() throws {
        var state = try WitnessBench.fresh()
        let one = try state.step(for: WitnessBench.body(0, 5), at: Sample.time(1))
        let other = try state.step(
            for: WitnessBench.body(0, 5, of: WitnessBench.fork), at: Sample.time(1))
        try state.advance(by: one)
        #expect(throws: WitnessRefusal.conflict(size: 5)) { try state.advance(by: other) }
    }

    @Test func `a move that was found from another history is not made`() throws {
        var state = try WitnessBench.state(at: 5)
        var other = try WitnessBench.fresh()
        _ = try WitnessBench.ask(&other, WitnessBench.body(0, 5, of: WitnessBench.fork))
        for new in [5, 9] as [UInt64] {
            let step = try other.step(
                for: WitnessBench.body(5, new, of: WitnessBench.fork), at: Sample.time(1))
            #expect(throws: WitnessRefusal.conflict(size: 5)) { try state.advance(by: step) }
        }
    }

    @Test func `of two first checkpoints of nothing and something, no root is replaced`() throws {
        var state = try WitnessBench.fresh()
        let empty = try state.step(for: WitnessBench.body(0, 0), at: Sample.time(1))
        let five = try state.step(for: WitnessBench.body(0, 5), at: Sample.time(1))
        try state.advance(by: empty)
        // From nothing to five entries is a move that starts from nothing still.
        try state.advance(by: five)
        #expect(throws: WitnessRefusal.conflict(size: 5)) { try state.advance(by: empty) }
    }

    @Test func `nothing is signed before the state holds it`() throws {
        let state = try WitnessBench.fresh()
        _ = try state.step(for: WitnessBench.body(0, 5), at: Sample.time(1))
        #expect(try state.cosign(Sample.origin, by: Sample.cosigner(1)) == nil)
    }

    @Test func `a cosignature is never dated before the last one, of whatever log`() throws {
        let other = try Sample.signer("log.example.org", seed: 1)
        var state = try WitnessState(
            logs: [
                VerifierKey(name: Sample.origin, key: Sample.key(2).verificationKey),
                other.verifierKey,
            ],
            records: [])
        _ = try WitnessBench.ask(
            &state, WitnessBench.body(0, 5, origin: "log.example.org"), at: 9_000)
        let first = try WitnessBench.body(0, [], Sample.checkpoint(5).text, seed: 2)
        let second = try WitnessBench.body(5, [], Sample.checkpoint(5).text, seed: 2)
        for (body, seconds, dated) in [(first, 8_000, 9_000), (second, 9_500, 9_500)]
            as [([UInt8], UInt64, UInt64)]
        {
            #expect(try WitnessBench.ask(&state, body, at: seconds).status == 200)
            #expect(state.record(of: Sample.origin)?.time.seconds == dated)
        }
    }

    @Test func `a move that waited is not dated before one that overtook it`() throws {
        let other = try Sample.signer("log.example.org", seed: 1)
        var state = try WitnessState(
            logs: [
                VerifierKey(name: Sample.origin, key: Sample.key(2).verificationKey),
                other.verifierKey,
            ],
            records: [])
        let slow = try state.step(
            for: WitnessBench.body(0, [], Sample.checkpoint(5).text, seed: 2),
            at: Sample.time(1_000))
        _ = try WitnessBench.ask(
            &state, WitnessBench.body(0, 5, origin: "log.example.org"), at: 2_000)
        try state.advance(by: slow)
        #expect(state.record(of: Sample.origin)?.time.seconds == 2_000)
    }

    @Test func `a state that was stored is taken up again`() throws {
        let before = try WitnessBench.state(at: 9)
        let record = try #require(before.record(of: Sample.origin))
        let stored = try WitnessRecord(
            note: SignedNote(parsing: record.note.bytes), time: record.time)
        let after = try WitnessState(logs: [Sample.signer().verifierKey], records: [stored])
        #expect(after == before)
        #expect(try WitnessBench.refusal(after, WitnessBench.body(0, 5)).status == 409)
    }

    @Test func `a log that is no longer trusted is not forgotten`() throws {
        let record = try #require(try WitnessBench.state(at: 9).record(of: Sample.origin))
        let distrusting = try WitnessState(logs: [], records: [record])
        #expect(try WitnessBench.refusal(distrusting, WitnessBench.body(9, 17)).status == 404)
        #expect(distrusting.record(of: Sample.origin) == record)
    }

    @Test func `a key or a record that is there twice is no state`() throws {
        let key = try Sample.signer().verifierKey
        let other = try Sample.signer("log.example.org").verifierKey
        let record = try #require(try WitnessBench.state(at: 9).record(of: Sample.origin))
        let earlier = try #require(try WitnessBench.state(at: 5).record(of: Sample.origin))
        #expect(throws: LogFormatError.self) { try WitnessState(logs: [key, key], records: []) }
        #expect(throws: LogFormatError.self) { try WitnessState(logs: [key, other], records: []) }
        #expect(throws: LogFormatError.self) {
            try WitnessState(logs: [key], records: [record, earlier])
        }
    }

    @Test func `lines that nobody checked are not kept`() throws {
        let checkpoint = try Sample.checkpoint(5)
        let note = try Sample.note(checkpoint, witnesses: [7: 1])
        var state = try WitnessBench.fresh()
        let request = try AddCheckpointRequest(oldSize: 0, path: [], note: note)
        #expect(try WitnessBench.ask(&state, request.bytes).status == 200)
        #expect(state.record(of: Sample.origin)?.note == (try Sample.note(checkpoint)))
    }

    @Test func `where others read it is the hash of the origin`() throws {
        let record = try #require(try WitnessBench.state(at: 5).record(of: Sample.origin))
        let digest: Digest<Leaf> = SHA256.digest(of: Array(Sample.origin.utf8))
        #expect(record.monitoringPath == digest.hexadecimal + "/checkpoint")
    }

    @Test(arguments: 1...20)
    func `whatever is asked in whatever order, sizes never fall and roots never change`(
        seed: UInt64
    ) throws {
        var numbers = SeededNumbers(seed)
        var state = try WitnessBench.fresh()
        var waiting: [WitnessStep] = []
        var roots: [UInt64: Digest<Node>] = [:]
        var last: UInt64 = 0
        for _ in 0..<60 {
            let tree = Int.random(in: 0..<4, using: &numbers) == 0 ? WitnessBench.fork : Sample.tree
            let new = UInt64.random(in: 0...40, using: &numbers)
            let known = state.record(of: Sample.origin)?.checkpoint.size ?? 0
            let old = Bool.random(using: &numbers) ? min(known, new) : new / 2
            let request = try WitnessBench.body(old, new, of: tree)
            if let step = try? state.step(for: request, at: Sample.time(5)) { waiting.append(step) }
            guard Bool.random(using: &numbers), let step = waiting.randomElement(using: &numbers)
            else { continue }
            guard (try? state.advance(by: step)) != nil else { continue }
            let held = try #require(state.record(of: Sample.origin)?.checkpoint)
            #expect(held.size >= last)
            #expect(roots[held.size] ?? held.root == held.root)
            roots[held.size] = held.root
            last = held.size
        }
        // All that was ever signed is one history.
        let whole = roots.allSatisfy { size, root in
            (try? ProofBuilder.root(ofSize: size, from: Sample.tree)) == root
        }
        let forked = roots.allSatisfy { size, root in
            (try? ProofBuilder.root(ofSize: size, from: WitnessBench.fork)) == root
        }
        #expect(whole || forked)
    }
}
