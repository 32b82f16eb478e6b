// Cosignatures made, read and spoilt.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

struct CosignatureTests {
    private static let time: UInt64 = 1_679_315_147

    @Test func `what is signed are two lines and the whole checkpoint`() throws {
        let checkpoint = try Sample.checkpoint(7)
        let cosignature = try Sample.cosigner(1).cosign(checkpoint, at: Sample.time(Self.time))
        let message = "cosignature/v1\ntime 1679315147\n" + checkpoint.text
        // Ed25519 signs the same bytes the same way, so this is the specification's signature.
        let signature = try Sample.key(101).signature(of: Array(message.utf8))
        #expect(cosignature.line.signature == [0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb] + signature)
        #expect(cosignature.time.seconds == Self.time)
    }

    @Test func `a line is 76 bytes, and is read back as what was made`() throws {
        let cosigner = try Sample.cosigner(1)
        let checkpoint = try Sample.checkpoint(7)
        let made = try cosigner.cosign(checkpoint, at: Sample.time(Self.time))
        let base64 = try #require(made.line.line.split(separator: " ").last)
        #expect(base64.utf8.count == 104 + 1)
        let note = try SignedNote(
            parsing: try Sample.note(checkpoint).attaching([made.line]).bytes)
        #expect(try note.cosignatures(by: [cosigner.cosignerKey]) == [made])
        try Cosignature(reading: made.line).verify(of: checkpoint, by: cosigner.cosignerKey)
    }

    @Test func `no cosignature with one bit changed verifies`() throws {
        let cosigner = try Sample.cosigner(1)
        let checkpoint = try Sample.checkpoint(7)
        let line = try cosigner.cosign(checkpoint, at: Sample.time(Self.time)).line
        for place in line.signature.indices {
            for bit in 0..<8 {
                var bytes = line.signature
                bytes[place] ^= 1 << UInt8(bit)
                let changed = NoteSignature(
                    name: line.name, identifier: line.identifier, signature: bytes)
                #expect(throws: LogFormatError.self, "byte \(place), bit \(bit)") {
                    try Cosignature(reading: changed)
                        .verify(of: checkpoint, by: cosigner.cosignerKey)
                }
            }
        }
    }

    @Test func `no note with one byte changed has the same cosignature`() throws {
        let cosigner = try Sample.cosigner(1)
        let good = try Sample.note(Sample.checkpoint(7), witnesses: [1: Self.time]).bytes
        for place in good.indices {
            for value in [good[place] ^ 1, good[place] &+ 1, 0x0a, 0x20, 0x41] as [UInt8]
            where value != good[place] {
                var bytes = good
                bytes[place] = value
                guard let note = try? SignedNote(parsing: bytes),
                    let found = try? note.cosignatures(by: [cosigner.cosignerKey])
                else { continue }
                // Only the log's own line, which the cosignature says nothing of, may differ.
                let isText = place < note.text.utf8.count
                #expect(found.isEmpty || !isText, "byte \(place) is \(value)")
                #expect(found.isEmpty || found[0].time.seconds == Self.time)
            }
        }
    }

    @Test func `a cosignature does not move to another checkpoint`() throws {
        let cosigner = try Sample.cosigner(1)
        let checkpoint = try Sample.checkpoint(7)
        let cosignature = try cosigner.cosign(checkpoint, at: Sample.time(Self.time))
        for other in [
            try Sample.checkpoint(8), try Sample.checkpoint(7, origin: "log.example.org"),
            Checkpoint(origin: Sample.origin, size: 7, root: .zero),
        ] {
            #expect(throws: LogFormatError.forged(name: cosigner.cosignerKey.name)) {
                try cosignature.verify(of: other, by: cosigner.cosignerKey)
            }
        }
    }

    @Test func `an edited time is refused`() throws {
        let cosigner = try Sample.cosigner(1)
        let checkpoint = try Sample.checkpoint(7)
        let made = try cosigner.cosign(checkpoint, at: Sample.time(Self.time))
        let edited = Cosignature(
            by: cosigner.cosignerKey, at: try Sample.time(Self.time + 1),
            signature: Array(made.line.signature[8...]))
        #expect(throws: LogFormatError.forged(name: cosigner.cosignerKey.name)) {
            try edited.verify(of: checkpoint, by: cosigner.cosignerKey)
        }
    }

    @Test func `another cosigner's key does not verify it`() throws {
        let checkpoint = try Sample.checkpoint(7)
        let made = try Sample.cosigner(1).cosign(checkpoint, at: Sample.time(Self.time))
        let other = try Sample.cosigner(2).cosignerKey
        #expect(throws: LogFormatError.unsigned) { try made.verify(of: checkpoint, by: other) }
    }

    @Test(arguments: [0, 1 << 63, .max] as [UInt64])
    func `a time that nobody may give is refused even if it was signed`(seconds: UInt64) throws {
        #expect(CosignatureTime(seconds: seconds) == nil)
        let cosigner = try Sample.cosigner(1)
        let checkpoint = try Sample.checkpoint(7)
        let message = "cosignature/v1\ntime \(seconds)\n" + checkpoint.text
        let line = NoteSignature(
            name: cosigner.cosignerKey.name, identifier: cosigner.cosignerKey.identifier,
            signature: stride(from: 56, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: seconds >> UInt64($0))
            } + (try Sample.key(101).signature(of: Array(message.utf8))))
        #expect(throws: LogFormatError.self) { try Cosignature(reading: line) }
        let note = try Sample.note(checkpoint).attaching([line])
        #expect(throws: LogFormatError.self) {
            try note.cosignatures(by: [cosigner.cosignerKey])
        }
    }

    @Test(arguments: [1, UInt64(Int64.max)])
    func `the first and the last time are good`(seconds: UInt64) throws {
        let cosigner = try Sample.cosigner(1)
        let checkpoint = try Sample.checkpoint(7)
        let made = try cosigner.cosign(checkpoint, at: Sample.time(seconds))
        let read = try Cosignature(reading: made.line)
        #expect(read.time.seconds == seconds)
        try read.verify(of: checkpoint, by: cosigner.cosignerKey)
    }

    @Test(arguments: [0, 8, 64, 71, 73, 76])
    func `another length is no cosignature`(count: Int) {
        let line = NoteSignature(
            name: "w", identifier: 1, signature: [UInt8](repeating: 1, count: count))
        #expect(throws: LogFormatError.self) { try Cosignature(reading: line) }
    }

    @Test func `a signature whose second half is not reduced is refused`() throws {
        let cosigner = try Sample.cosigner(1)
        let checkpoint = try Sample.checkpoint(7)
        let made = try cosigner.cosign(checkpoint, at: Sample.time(Self.time))
        // The order of the group, little-endian: the same number modulo it, spelt otherwise.
        let order: [UInt8] =
            [
                0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9,
                0xde, 0x14,
            ] + [UInt8](repeating: 0, count: 15) + [0x10]
        var bytes = made.line.signature
        var carry = 0
        for place in 0..<32 {
            let sum = Int(bytes[40 + place]) + Int(order[place]) + carry
            bytes[40 + place] = UInt8(sum & 0xff)
            carry = sum >> 8
        }
        #expect(carry == 0)
        let line = NoteSignature(
            name: made.line.name, identifier: made.line.identifier, signature: bytes)
        #expect(throws: LogFormatError.forged(name: made.line.name)) {
            try Cosignature(reading: line).verify(of: checkpoint, by: cosigner.cosignerKey)
        }
    }

    @Test func `a checkpoint that no reader would take is not cosigned`() throws {
        let cosigner = try Sample.cosigner(1)
        let tooLarge = Checkpoint(origin: Sample.origin, size: 1 << 63, root: .zero)
        #expect(throws: LogFormatError.self) { try cosigner.cosign(tooLarge, at: Sample.time(1)) }
    }

    @Test func `a witness's answer goes into the note, other lines of it do not`() throws {
        let checkpoint = try Sample.checkpoint(7)
        let note = try Sample.note(checkpoint)
        let key = try Sample.cosigner(1).cosignerKey
        let good = try Sample.cosigner(1).cosign(checkpoint, at: Sample.time(Self.time))
        let stranger = try Sample.cosigner(2).cosign(checkpoint, at: Sample.time(Self.time))
        let answer = Array((stranger.line.line + good.line.line).utf8)
        let cosigned = try note.attaching(answer: answer, by: [key])
        #expect(cosigned.signatures == note.signatures + [good.line])
        // A second answer that says the same adds nothing.
        #expect(try cosigned.attaching(answer: answer, by: [key]) == cosigned)
    }

    @Test func `an answer that is no cosignature of this checkpoint adds nothing`() throws {
        let checkpoint = try Sample.checkpoint(7)
        let note = try Sample.note(checkpoint)
        let key = try Sample.cosigner(1).cosignerKey
        let time = try Sample.time(Self.time)
        let good = try Sample.cosigner(1).cosign(checkpoint, at: time).line.line
        let moved = try Sample.cosigner(1).cosign(Sample.checkpoint(8), at: time).line.line
        let stranger = try Sample.cosigner(2).cosign(checkpoint, at: time).line.line
        for answer in [
            "", "\n", "\n" + good, good + "\n" + good, moved, stranger, "7\n", good + "7\n",
        ] {
            #expect(throws: LogFormatError.self, "\(answer)") {
                try note.attaching(answer: Array(answer.utf8), by: [key])
            }
        }
    }
}
