// Hashing.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

/// SHA-256 against the examples of FIPS 180-4.
struct SHA256Tests {
    static let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (long, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ])
    func `the standard's examples have the standard's digests`(text: String, expected: String) {
        let digest: Digest<SourceFile> = SHA256.digest(of: Array(text.utf8))
        #expect(digest.hexadecimal == expected)
    }

    @Test func `bytes given in pieces of any kind hash as one`() {
        let bytes = Array(Self.long.utf8)
        let tail = bytes[20...]
        var hash = SHA256()
        hash.update(bytes[0])
        hash.update(Array(bytes[1..<5]))
        hash.update(bytes[5..<20])
        hash.update([])
        hash.update(tail.span)
        #expect(hash.finish(as: SourceFile.self) == SHA256.digest(of: bytes, as: SourceFile.self))
    }

    @Test func `a collection that is no array hashes as its bytes`() {
        let digest = SHA256.digest(of: Self.long.utf8, as: SourceFile.self)
        #expect(digest == SHA256.digest(of: Array(Self.long.utf8), as: SourceFile.self))
    }

    @Test func `after a restart nothing is left of what was hashed before`() {
        var hash = SHA256()
        hash.update(Array("abc".utf8))
        let first: Digest<SourceFile> = hash.finishAndRestart()
        hash.update(Array("abc".utf8))
        #expect(hash.finish() == first)
        #expect(SHA256().finish(as: SourceFile.self) != first)
    }
}
