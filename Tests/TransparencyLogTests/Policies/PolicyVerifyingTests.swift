// Checkpoints that a policy trusts, and those that it does not.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

struct PolicyVerifyingTests {
    private static let twoOfThree = "group some 2 a b c\nquorum some\n"

    private func refuses(
        _ note: SignedNote, _ rules: String = twoOfThree,
        location: SourceLocation = #_sourceLocation
    ) throws -> LogFormatError? {
        let policy = try Sample.policy(rules)
        return #expect(throws: LogFormatError.self, sourceLocation: location) {
            try policy.verify(note)
        }
    }

    @Test func `without a quorum the log's signature is enough`() throws {
        let checkpoint = try Sample.checkpoint(9)
        let trusted = try Sample.policy().verify(Sample.note(checkpoint))
        #expect(trusted.checkpoint == checkpoint)
        #expect(trusted.cosignatures.isEmpty)
    }

    @Test(arguments: 0..<8)
    func `two of three known witnesses have to cosign`(present: Int) throws {
        let checkpoint = try Sample.checkpoint(9)
        var note = try Sample.note(checkpoint)
        for number in 1...3 as ClosedRange<UInt8> where present >> Int(number - 1) & 1 == 1 {
            let time = try Sample.time(UInt64(number))
            note = try note.attaching([Sample.cosigner(number).cosign(checkpoint, at: time).line])
        }
        guard present.nonzeroBitCount >= 2 else {
            guard case .unproven = try refuses(note) else {
                return #expect(Bool(false), "it fails for another reason")
            }
            return
        }
        let trusted = try Sample.policy(Self.twoOfThree).verify(note)
        #expect(trusted.cosignatures.count == present.nonzeroBitCount)
    }

    @Test func `strangers' lines count for nothing and do no harm`() throws {
        let checkpoint = try Sample.checkpoint(9)
        let note = try Sample.note(checkpoint, witnesses: [1: 1, 4: 1, 5: 1])
        _ = try refuses(note)
        let enough = try Sample.note(checkpoint, witnesses: [4: 1, 1: 1, 2: 1])
        let trusted = try Sample.policy(Self.twoOfThree).verify(enough)
        #expect(trusted.cosignatures.count == 2)
    }

    @Test func `a witness that cosigns twice counts once, by its first line`() throws {
        let checkpoint = try Sample.checkpoint(9)
        _ = try refuses(Sample.note(checkpoint, witnesses: [1: 1, 1: 1, 1: 2]))
        let note = try Sample.note(checkpoint, witnesses: [1: 7, 2: 8, 1: 9])
        let trusted = try Sample.policy(Self.twoOfThree).verify(note)
        #expect(trusted.cosignatures.map(\.time.seconds) == [7, 8])
    }

    @Test func `a cosignature of another checkpoint spoils the note`() throws {
        let other = try Sample.checkpoint(10)
        let moved = try Sample.cosigner(3).cosign(other, at: Sample.time(1)).line
        let note = try Sample.note(Sample.checkpoint(9), witnesses: [1: 1, 2: 1])
        #expect(
            try refuses(note.attaching([moved])) == .forged(name: "witness-3.example.org"))
    }

    @Test func `a line under another witness's name is nobody's`() throws {
        let checkpoint = try Sample.checkpoint(9)
        let made = try Sample.cosigner(1).cosign(checkpoint, at: Sample.time(1)).line
        let renamed = NoteSignature(
            name: "witness-2.example.org", identifier: made.identifier, signature: made.signature)
        let note = try Sample.note(checkpoint, witnesses: [1: 1]).attaching([renamed])
        guard case .unproven = try refuses(note) else {
            return #expect(Bool(false), "it fails for another reason")
        }
        let key = try Sample.cosigner(2).cosignerKey
        let claimed = NoteSignature(
            name: key.name, identifier: key.identifier, signature: made.signature)
        let other = try Sample.note(checkpoint, witnesses: [1: 1]).attaching([claimed])
        #expect(try refuses(other) == .forged(name: key.name))
    }

    @Test func `one key under two names makes no quorum of two`() throws {
        let checkpoint = try Sample.checkpoint(9)
        let one = try Cosigner(name: "one.example.org", key: Sample.key(50))
        let two = try Cosigner(name: "two.example.org", key: Sample.key(50))
        let text =
            "log \(try Sample.signer().verifierKey.text)\nwitness a \(one.cosignerKey.text)\n"
            + "witness b \(two.cosignerKey.text)\ngroup g all a b\nquorum g\n"
        #expect(throws: LogFormatError.self) { try TrustPolicy(parsing: Array(text.utf8)) }
        // Nor do both names' lines under a policy that knows one of them.
        let note = try Sample.note(checkpoint).attaching([
            one.cosign(checkpoint, at: Sample.time(1)).line,
            two.cosign(checkpoint, at: Sample.time(1)).line,
        ])
        let first = text.split(separator: "\n").prefix(2).joined(separator: "\n")
        let policy = try TrustPolicy(
            parsing: Array(
                (first + "\nwitness b \(try Sample.cosigner(2).cosignerKey.text)\n"
                    + "group g all a b\nquorum g\n").utf8))
        #expect(throws: LogFormatError.self) { try policy.verify(note) }
    }

    @Test func `a witness's line is no log's signature`() throws {
        let checkpoint = try Sample.checkpoint(9)
        let note = try SignedNote(
            text: checkpoint.text,
            signatures: Sample.note(checkpoint, witnesses: [1: 1, 2: 1, 3: 1]).signatures
                .suffix(3))
        #expect(try refuses(note) == .unsigned)
    }

    @Test func `a known log signs under its own name alone`() throws {
        let origin = "log.example.org"
        let other = try Sample.checkpoint(9, origin: origin)
        // Signed by the known key of another origin.
        let note = try Sample.signer().sign(other.text)
        guard case .unproven = try refuses(note, "quorum none\n") else {
            return #expect(Bool(false), "it fails for another reason")
        }
    }

    @Test func `a name that only looks like the origin is another's`() throws {
        let (composed, decomposed) = ("log.example.org/\u{E9}", "log.example.org/e\u{301}")
        let key = try Sample.signer(composed).verifierKey
        let policy = try TrustPolicy(
            logs: [PolicyLog(key: key)], witnesses: [], groups: [], quorum: nil)
        _ = try policy.verify(Sample.note(Sample.checkpoint(9, origin: composed)))
        #expect(throws: LogFormatError.self) {
            try policy.verify(Sample.note(Sample.checkpoint(9, origin: decomposed)))
        }
        // Nor when the known key itself signed it.
        let signed = try Sample.signer(composed)
            .sign(Sample.checkpoint(9, origin: decomposed).text)
        #expect(throws: LogFormatError.self) { try policy.verify(signed) }
    }

    @Test func `either key of a log that changes its key is good, and both together`() throws {
        let checkpoint = try Sample.checkpoint(9)
        let old = try Sample.signer(seed: 1)
        let new = try Sample.signer(seed: 2)
        let policy = try TrustPolicy(
            logs: [PolicyLog(key: old.verifierKey), PolicyLog(key: new.verifierKey)],
            witnesses: [], groups: [], quorum: nil)
        let lines = try old.sign(checkpoint.text).signatures + new.sign(checkpoint.text).signatures
        for some in [[lines[0]], [lines[1]], lines] {
            let note = try SignedNote(text: checkpoint.text, signatures: some)
            #expect(try policy.verify(note).checkpoint == checkpoint)
        }
        let bad = NoteSignature(
            name: lines[1].name, identifier: lines[1].identifier,
            signature: lines[0].signature)
        let note = try SignedNote(text: checkpoint.text, signatures: [lines[0], bad])
        #expect(throws: LogFormatError.forged(name: Sample.origin)) { try policy.verify(note) }
    }

    @Test func `a policy without logs trusts none`() throws {
        let policy = try TrustPolicy(logs: [], witnesses: [], groups: [], quorum: nil)
        #expect(throws: LogFormatError.self) {
            try policy.verify(Sample.note(Sample.checkpoint(9)))
        }
    }
}
