// Proof files written, read and checked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import TransparencyLog

struct ProofFileTests {
    private static let size: UInt64 = 23

    private func file(
        _ index: UInt64, size: UInt64 = size, extra: [UInt8]? = nil,
        witnesses: KeyValuePairs<UInt8, UInt64> = [:]
    ) throws -> ProofFile {
        try ProofFile(
            ProofBuilder.inclusion(of: index, inSize: size, from: Sample.tree),
            note: Sample.note(Sample.checkpoint(size), witnesses: witnesses), extra: extra)
    }

    @Test func `a file has the lines of the specification`() throws {
        let file = try file(2, size: 3, extra: Array("extra!".utf8))
        let sibling = Base64.text(of: file.path[0].bytes)
        #expect(file.path.count == 1)
        #expect(
            String(decoding: file.bytes, as: UTF8.self)
                == "c2sp.org/tlog-proof@v1\nextra ZXh0cmEh\nindex 2\n\(sibling)\n\n"
                + String(decoding: file.note.bytes, as: UTF8.self))
    }

    @Test func `every entry of every small tree is proven by the file that is made for it`() throws
    {
        let policy = try Sample.policy()
        for size in 1...33 as ClosedRange<UInt64> {
            for index in 0..<size {
                let read = try ProofFile(parsing: try file(index, size: size).bytes)
                let trusted = try read.verify(entry: Sample.entry(Int(index)), policy: policy)
                #expect(trusted.checkpoint == (try Sample.checkpoint(size)))
            }
        }
    }

    @Test(arguments: [nil, [0], [UInt8](repeating: 0xff, count: 1_000)] as [[UInt8]?])
    func `a file is read back as it was written`(extra: [UInt8]?) throws {
        for index in [0, 1, 22] as [UInt64] {
            let file = try file(index, extra: extra, witnesses: [1: 5, 2: 6])
            #expect(try ProofFile(parsing: file.bytes) == file)
            #expect(file.extra == extra)
        }
    }

    @Test func `who cosigned it and when is told`() throws {
        let policy = try Sample.policy("group some 2 a b c\nquorum some\n")
        let file = try file(7, witnesses: [3: 55, 1: 77])
        let trusted = try file.verify(entry: Sample.entry(7), policy: policy)
        #expect(trusted.cosignatures.map(\.time.seconds) == [55, 77])
        #expect(
            trusted.cosignatures.map(\.line.name)
                == ["witness-3.example.org", "witness-1.example.org"])
    }

    @Test func `without enough cosignatures nothing is proven`() throws {
        let policy = try Sample.policy("group some 2 a b c\nquorum some\n")
        for witnesses in [[:], [2: 5]] as [KeyValuePairs<UInt8, UInt64>] {
            let file = try file(7, witnesses: witnesses)
            #expect(throws: LogFormatError.self) {
                try file.verify(entry: Sample.entry(7), policy: policy)
            }
        }
    }

    @Test func `no file with one byte changed proves the entry`() throws {
        let policy = try Sample.policy("group every all a b\nquorum every\n")
        let good = try file(7, witnesses: [1: 5, 2: 6]).bytes
        try ProofFile(parsing: good).verify(entry: Sample.entry(7), policy: policy)
        for place in good.indices {
            let flipped = (0..<8).map { good[place] ^ 1 << UInt8($0) }
            for value in Set(flipped + [0x0a, 0x20, 0x3d, 0xff]) where value != good[place] {
                var bytes = good
                bytes[place] = value
                guard let read = try? ProofFile(parsing: bytes) else { continue }
                #expect(read.bytes == bytes)
                #expect(throws: LogFormatError.self, "byte \(place) is \(value)") {
                    try read.verify(entry: Sample.entry(7), policy: policy)
                }
            }
        }
    }

    @Test func `no file with a byte left out or doubled proves the entry`() throws {
        let policy = try Sample.policy()
        let good = try file(7).bytes
        for place in good.indices {
            for keep in [[], [good[place], good[place]]] {
                var bytes = good
                bytes.replaceSubrange(place...place, with: keep)
                guard let read = try? ProofFile(parsing: bytes) else { continue }
                #expect(throws: LogFormatError.self, "byte \(place)") {
                    try read.verify(entry: Sample.entry(7), policy: policy)
                }
            }
        }
    }

    @Test func `no entry with one bit changed is proven`() throws {
        let policy = try Sample.policy()
        let file = try file(7)
        let good = Sample.entry(7)
        for place in good.indices {
            for bit in 0..<8 {
                var entry = good
                entry[place] ^= 1 << UInt8(bit)
                #expect(throws: LogFormatError.self) {
                    try file.verify(entry: entry, policy: policy)
                }
            }
        }
    }

    @Test func `a proof for a tree of another size makes no file`() throws {
        let proof = try ProofBuilder.inclusion(of: 2, inSize: 3, from: Sample.tree)
        #expect(throws: LogFormatError.self) {
            try ProofFile(proof, note: Sample.note(Sample.checkpoint(4)))
        }
    }

    @Test func `what no reader would take is not written`() throws {
        let note = try Sample.note(Sample.checkpoint(3))
        let long = InclusionProof(
            index: 2, size: 3, path: [Digest<Node>](repeating: .zero, count: 64))
        #expect(throws: LogFormatError.self) { try ProofFile(long, note: note) }
        let far = InclusionProof(index: 1 << 63, size: 3, path: [])
        #expect(throws: LogFormatError.self) { try ProofFile(far, note: note) }
        let good = try ProofBuilder.inclusion(of: 2, inSize: 3, from: Sample.tree)
        #expect(throws: LogFormatError.self) { try ProofFile(good, note: note, extra: []) }
        let other = try Sample.signer().sign("no checkpoint\n")
        #expect(throws: LogFormatError.self) { try ProofFile(good, note: other) }
    }
}
