// A key that verifies notes, with its name.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography
import Domain

/// A key that verifies notes, with its name: C2SP signed-note, type 01 (Ed25519).
public struct VerifierKey: Hashable, Sendable {
    /// The signer's name; a log's is its origin.
    public let name: String
    /// The first four bytes of SHA-256 over name, newline, type and key, big-endian.
    public let identifier: UInt32
    /// The key itself.
    public let key: VerificationKey

    private static let ed25519: UInt8 = 1

    /// Joins name and key.
    ///
    /// - Throws: `LogFormatError` for a name that is empty or holds white space or a plus.
    public init(name: String, key: VerificationKey) throws(LogFormatError) {
        guard NoteGrammar.isName(name) else {
            throw Self.failure("the name `\(name)` is empty or holds white space or `+`")
        }
        self.name = name
        self.key = key
        let named = Array(name.utf8) + [NoteGrammar.newline, Self.ed25519] + key.bytes
        let digest: Digest<VerifierKey> = SHA256.digest(of: named)
        identifier = digest.bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `<name>+<identifier>+<base 64>`, and derives the identifier anew.
    ///
    /// - Throws: `LogFormatError` for any other text, another algorithm or an unsafe key.
    public init(parsing text: String) throws(LogFormatError) {
        // The base 64 may hold a plus of its own, so only the first two part the text.
        let parts = Array(text.utf8).split(
            separator: NoteGrammar.plus, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = NoteGrammar.text(parts[0]) else {
            throw Self.failure("it is not `name+identifier+key`")
        }
        guard let bytes = Base64.bytes(of: parts[2]), bytes.first == Self.ed25519 else {
            throw Self.failure("its last part is not an Ed25519 key in base 64")
        }
        guard let key = VerificationKey(bytes: bytes[1...]) else {
            throw Self.failure("the key is not 32 bytes, not canonical or of low order")
        }
        try self.init(name: name, key: key)
        guard parts[1].elementsEqual(identifierText.utf8) else {
            throw Self.failure("its identifier is not that of its name and key")
        }
    }

    /// `<name>+<identifier>+<base 64>`.
    public var text: String {
        "\(name)+\(identifierText)+\(Base64.text(of: [Self.ed25519] + key.bytes))"
    }

    private var identifierText: String {
        Hexadecimal.text(
            of: stride(from: 24, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: identifier >> UInt32($0))
            })
    }

    private static func failure(_ problem: String) -> LogFormatError {
        .malformed(what: "the verifier key", problem: problem)
    }
}
