// Proof files that somebody made to be believed.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import TransparencyLog

struct HostileProofFileTests {
    private static let header = "c2sp.org/tlog-proof@v1\n"

    /// The pieces of a good file for entry 7 of 23.
    private func pieces() throws -> (hashes: [String], note: String) {
        let proof = try ProofBuilder.inclusion(of: 7, inSize: 23, from: Sample.tree)
        return (
            proof.path.map { Base64.text(of: $0.bytes) + "\n" },
            String(decoding: try Sample.note(Sample.checkpoint(23)).bytes, as: UTF8.self)
        )
    }

    private func refuses(
        _ text: String, entry: [UInt8] = Sample.entry(7),
        location: SourceLocation = #_sourceLocation
    ) throws {
        let policy = try Sample.policy()
        #expect(throws: LogFormatError.self, "\(text)", sourceLocation: location) {
            try ProofFile(parsing: Array(text.utf8)).verify(entry: entry, policy: policy)
        }
    }

    @Test func `the file that the others are made from is good`() throws {
        let (hashes, note) = try pieces()
        let text = Self.header + "index 7\n" + hashes.joined() + "\n" + note
        try ProofFile(parsing: Array(text.utf8))
            .verify(entry: Sample.entry(7), policy: Sample.policy())
    }

    @Test(arguments: [
        "", "07", "-7", "+7", " 7", "7 ", "0x7", "7.0", "\u{667}", "9223372036854775808",
        "18446744073709551616", "18446744073709551623", "6", "8", "23", "9223372036854775807",
    ])
    func `another index or spelling of it is refused`(index: String) throws {
        let (hashes, note) = try pieces()
        try refuses(Self.header + "index \(index)\n" + hashes.joined() + "\n" + note)
    }

    @Test func `a hash that is added, missing, moved or changed is refused`() throws {
        let (hashes, note) = try pieces()
        let zero = Base64.text(of: [UInt8](repeating: 0, count: 32)) + "\n"
        var paths = [hashes + [zero], [zero] + hashes, hashes.reversed(), []]
        for place in hashes.indices {
            for keep in [[], [zero], [hashes[place], hashes[place]]] {
                var path = hashes
                path.replaceSubrange(place...place, with: keep)
                paths.append(path)
            }
        }
        for path in paths {
            try refuses(Self.header + "index 7\n" + path.joined() + "\n" + note)
        }
    }

    @Test func `a hash that is not 32 bytes in the one spelling is refused`() throws {
        let (hashes, note) = try pieces()
        let good = String(hashes[0].dropLast())
        let stray = String(good.dropLast(2)) + "=="
        for hash in [
            Base64.text(of: [UInt8](repeating: 1, count: 31)),
            Base64.text(of: [UInt8](repeating: 1, count: 33)), String(good.dropLast()), good + "=",
            stray, " " + good, good + " ", good + "\r", good.lowercased() + "A", "????",
        ] {
            let path = [hash + "\n"] + hashes.dropFirst()
            try refuses(Self.header + "index 7\n" + path.joined() + "\n" + note)
        }
    }

    @Test func `a leaf's or a node's hash is not an entry`() throws {
        let (hashes, note) = try pieces()
        let text = Self.header + "index 7\n" + hashes.joined() + "\n" + note
        let leaf = TreeHash.leaf(of: Sample.entry(7))
        try refuses(text, entry: leaf.bytes)
        try refuses(text, entry: [0] + Sample.entry(7))
        // A node's own bytes, offered as the entry that a shorter path starts from.
        let left = TreeHash.leaf(of: Sample.entry(6))
        let shorter = Self.header + "index 3\n" + hashes.dropFirst().joined() + "\n" + note
        try refuses(shorter, entry: [1] + left.bytes + leaf.bytes)
        try refuses(shorter, entry: left.bytes + leaf.bytes)
    }

    @Test func `lines that are missing, added, in another order or of another version are refused`()
        throws
    {
        let (hashes, note) = try pieces()
        let rest = hashes.joined() + "\n" + note
        for text in [
            "", "\n", "index 7\n" + rest, "\n" + Self.header + "index 7\n" + rest,
            "c2sp.org/tlog-proof@v2\nindex 7\n" + rest, "C2SP.org/tlog-proof@v1\nindex 7\n" + rest,
            "c2sp.org/tlog-proof@v1 \nindex 7\n" + rest, Self.header + rest,
            Self.header + "index 7\nindex 7\n" + rest, Self.header + "index 7\nextra AAAA\n" + rest,
            Self.header + "extra AAAA\nextra AAAA\nindex 7\n" + rest,
            Self.header + "extra \nindex 7\n" + rest, Self.header + "extra\nindex 7\n" + rest,
            Self.header + "extra AAA\nindex 7\n" + rest,
            Self.header + "extra AAAB====\nindex 7\n" + rest,
            Self.header + "Index 7\n" + rest, Self.header + "index  7\n" + rest,
            Self.header + "index\t7\n" + rest, Self.header + "index 7\n\n" + rest,
            Self.header + "index 7\n" + hashes.joined() + note,
            Self.header + "index 7\n" + hashes.joined() + "\n\n" + note,
            Self.header + "index 7\n" + rest + "\n", Self.header + "index 7\n" + rest + "more\n",
            String((Self.header + "index 7\n" + rest).dropLast()),
            "\u{FEFF}" + Self.header + "index 7\n" + rest,
        ] { try refuses(text) }
        let good = Self.header + "index 7\n" + rest
        try refuses(good.replacing("\n", with: "\r\n"))
    }

    @Test func `sixty-four hashes are too many to read, sixty-three are not`() throws {
        let note = try pieces().note
        let line = Base64.text(of: [UInt8](repeating: 0, count: 32)) + "\n"
        func file(_ count: Int) -> [UInt8] {
            let hashes = String(repeating: line, count: count)
            return Array((Self.header + "index 7\n" + hashes + "\n" + note).utf8)
        }
        #expect(try ProofFile(parsing: file(63)).path.count == 63)
        #expect(throws: LogFormatError.self) { try ProofFile(parsing: file(64)) }
    }

    @Test func `a checkpoint that is not the log's is no ground for a proof`() throws {
        let hashes = try pieces().hashes.joined()
        let checkpoint = try Sample.checkpoint(23)
        let otherKey = try Sample.signer(seed: 2).sign(checkpoint.text)
        let otherName = try Sample.signer("log.example.org").sign(checkpoint.text)
        let otherOrigin = try Sample.note(Sample.checkpoint(23, origin: "log.example.org"))
        let otherSize = try Sample.note(Sample.checkpoint(24))
        let cosigned = try SignedNote(
            text: checkpoint.text,
            signatures: [Sample.cosigner(1).cosign(checkpoint, at: Sample.time(1)).line])
        for note in [otherKey, otherName, otherOrigin, otherSize, cosigned] {
            let bytes = String(decoding: note.bytes, as: UTF8.self)
            try refuses(Self.header + "index 7\n" + hashes + "\n" + bytes)
        }
    }

    @Test func `nothing is proven to be in an empty tree`() throws {
        let note = try Sample.note(Sample.checkpoint(0))
        let text = String(decoding: note.bytes, as: UTF8.self)
        for index in ["0", "1"] {
            try refuses(Self.header + "index \(index)\n\n" + text, entry: [])
        }
    }
}
