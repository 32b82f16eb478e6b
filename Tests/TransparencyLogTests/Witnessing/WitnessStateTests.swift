// What a witness answers, case by case.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

struct WitnessStateTests {
    @Test func `a log that only grows is cosigned step by step`() throws {
        var state = try WitnessBench.fresh()
        let key = try Sample.cosigner(1).cosignerKey
        for (old, new) in [(0, 5), (5, 5), (5, 6), (6, 17), (17, 40)] as [(UInt64, UInt64)] {
            let answer = try WitnessBench.ask(&state, WitnessBench.body(old, new), at: 1_000 + new)
            #expect(answer.status == 200)
            #expect(answer.contentType.hasPrefix("text/plain"))
            let note = try Sample.note(Sample.checkpoint(new))
            let cosigned = try note.attaching(answer: answer.body, by: [key])
            #expect(
                try cosigned.cosignatures(by: [key]).map(\.time.seconds) == [1_000 + new])
            #expect(state.record(of: Sample.origin)?.checkpoint == (try Sample.checkpoint(new)))
        }
    }

    @Test func `an empty log is cosigned, and grows from there`() throws {
        var state = try WitnessBench.fresh()
        #expect(try WitnessBench.ask(&state, WitnessBench.body(0, 0)).status == 200)
        #expect(try WitnessBench.ask(&state, WitnessBench.body(0, 0)).status == 200)
        #expect(try WitnessBench.ask(&state, WitnessBench.body(0, 3)).status == 200)
    }

    @Test func `a malformed body is answered with 400`() throws {
        let state = try WitnessBench.state(at: 5)
        let text = try Sample.checkpoint(9).text
        let many = [Digest<Node>](repeating: .zero, count: 64)
        for bad in [
            [], Array("old 5\n".utf8), Array(try WitnessBench.body(5, 9).dropLast()),
            try WitnessBench.body(10, 9),
            try WitnessBench.body(5, many, text),
            try WitnessBench.body(5, [], text + "extension\n"), [0xff],
        ] { #expect(try WitnessBench.refusal(state, bad).status == 400) }
    }

    @Test func `an unknown origin is answered with 404`() throws {
        let state = try WitnessBench.state(at: 5)
        let other = try WitnessBench.body(0, 9, origin: "log.example.org")
        #expect(try WitnessBench.refusal(state, other).status == 404)
        let alike = try WitnessState(
            logs: [Sample.signer("log.example.org/\u{E9}").verifierKey], records: [])
        let decomposed = try WitnessBench.body(0, 9, origin: "log.example.org/e\u{301}")
        #expect(try WitnessBench.refusal(alike, decomposed).status == 404)
    }

    @Test func `a checkpoint without a good line of a trusted key is answered with 403`() throws {
        let state = try WitnessBench.state(at: 5)
        let checkpoint = try Sample.checkpoint(9)
        let path = try ProofBuilder.consistency(fromSize: 5, toSize: 9, from: Sample.tree).path
        let otherKey = try WitnessBench.body(5, path, checkpoint.text, seed: 2)
        #expect(try WitnessBench.refusal(state, otherKey).status == 403)
        // A trusted key's line that fails, beside a good line of another trusted key.
        let old = try Sample.signer(seed: 1)
        let new = try Sample.signer(seed: 2)
        let both = try WitnessState(logs: [old.verifierKey, new.verifierKey], records: [])
        let good = try old.sign(checkpoint.text).signatures[0]
        let bad = NoteSignature(
            name: good.name, identifier: new.verifierKey.identifier, signature: good.signature)
        let note = try SignedNote(text: checkpoint.text, signatures: [good, bad])
        let forged = CheckpointEnvelope.bytes(["old 0"], hashes: [], note: note)
        #expect(try WitnessBench.refusal(both, forged).status == 403)
        // The line of a cosigner with the log's own key signs another thing.
        let cosigner = try Cosigner(name: Sample.origin, key: Sample.key(1))
        let cosigned = try SignedNote(
            text: checkpoint.text,
            signatures: [cosigner.cosign(checkpoint, at: Sample.time(1)).line])
        let wrongType = CheckpointEnvelope.bytes(["old 5"], hashes: path, note: cosigned)
        #expect(try WitnessBench.refusal(state, wrongType).status == 403)
    }

    @Test func `another old size is answered with 409 and the size to start from`() throws {
        let state = try WitnessBench.state(at: 5)
        for (old, new) in [(0, 9), (4, 9), (6, 9), (9, 9), (0, 5), (0, 4)] as [(UInt64, UInt64)] {
            let answer = try WitnessBench.refusal(state, WitnessBench.body(old, new))
            #expect(answer.status == 409)
            #expect(answer.contentType == "text/x.tlog.size")
            #expect(answer.body == Array("5\n".utf8))
        }
        let never = try WitnessBench.refusal(WitnessBench.fresh(), WitnessBench.body(5, 9))
        #expect(never.status == 409)
        #expect(never.body == Array("0\n".utf8))
    }

    @Test func `a smaller tree is never cosigned`() throws {
        let state = try WitnessBench.state(at: 9)
        for old in 0...9 as ClosedRange<UInt64> {
            #expect(
                [400, 409].contains(
                    try WitnessBench.refusal(state, WitnessBench.body(old, 5)).status))
        }
    }

    @Test func `a proof that does not hold is answered with 422, and the request is kept`() throws {
        let state = try WitnessBench.state(at: 5)
        let checkpoint = try Sample.checkpoint(9)
        let good = try ProofBuilder.consistency(fromSize: 5, toSize: 9, from: Sample.tree).path
        for path in [[], Array(good.dropLast()), good + [.zero], good.reversed()] {
            let bad = try WitnessBench.body(5, path, checkpoint.text)
            #expect(try WitnessBench.refusal(state, bad).status == 422)
            let refused = #expect(throws: WitnessRefusal.self) {
                try state.step(for: bad, at: Sample.time(1))
            }
            guard case .inconsistent(let request, _) = refused else {
                return #expect(Bool(false), "the request is lost")
            }
            #expect(request.bytes == bad)
        }
    }

    @Test func `another history is answered with 422`() throws {
        let state = try WitnessBench.state(at: 5)
        #expect(
            try WitnessBench.refusal(state, WitnessBench.body(5, 9, of: WitnessBench.fork)).status
                == 422)
        #expect(
            try WitnessBench.refusal(state, WitnessBench.body(5, 5, of: WitnessBench.fork)).status
                == 422)
    }

    @Test func `one size with another root is answered with 422`() throws {
        let state = try WitnessBench.state(at: 5)
        let text = Checkpoint(origin: Sample.origin, size: 5, root: .zero).text
        #expect(try WitnessBench.refusal(state, WitnessBench.body(5, [], text)).status == 422)
        #expect(
            try WitnessBench.refusal(
                state, WitnessBench.body(5, [.zero], Sample.checkpoint(5).text)
            ).status == 422)
    }

    @Test func `a proof from nothing is answered with 422`() throws {
        let text = try Sample.checkpoint(9).text
        #expect(
            try WitnessBench.refusal(WitnessBench.fresh(), WitnessBench.body(0, [.zero], text))
                .status == 422)
    }

    @Test func `an empty tree with another root is answered with 422`() throws {
        let text = Checkpoint(origin: Sample.origin, size: 0, root: .zero).text
        #expect(
            try WitnessBench.refusal(WitnessBench.fresh(), WitnessBench.body(0, [], text)).status
                == 422)
    }
}
