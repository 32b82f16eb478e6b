// A key with its name and what it signs.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

/// A key with its name and what it signs: the text form that all verifier keys share.
///
/// `<name>+<identifier>+<base 64 of type and key>`; the type is hashed into the identifier, so
/// that a line of one type never names a key of another.
struct NamedKey: Hashable, Sendable {
    /// What a key signs.
    enum Kind: UInt8, Sendable {
        /// The text of a note.
        case note = 1
        /// A checkpoint, together with the time.
        case cosignature = 4

        fileprivate var what: String {
            switch self {
            case .note: "the verifier key"
            case .cosignature: "the cosigner's key"
            }
        }
    }

    let name: String
    let kind: Kind
    let key: VerificationKey
    /// The first four bytes of SHA-256 over name, newline, type and key, big-endian.
    let identifier: UInt32

    init(name: String, kind: Kind, key: VerificationKey) throws(LogFormatError) {
        guard NoteGrammar.isName(name) else {
            throw Self.failure(kind, "the name `\(name)` is empty or holds white space or `+`")
        }
        self.name = name
        self.kind = kind
        self.key = key
        let named = Array(name.utf8) + [NoteGrammar.newline, kind.rawValue] + key.bytes
        let digest: Digest<NamedKey> = SHA256.digest(of: named)
        identifier = digest.bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads the text form of a key of this kind, and derives the identifier anew.
    init(parsing text: String, kind: Kind) throws(LogFormatError) {
        // The base 64 may hold a plus of its own, so only the first two part the text.
        let parts = Array(text.utf8).split(
            separator: NoteGrammar.plus, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = NoteGrammar.text(parts[0]) else {
            throw Self.failure(kind, "it is not `name+identifier+key`")
        }
        guard let bytes = Base64.bytes(of: parts[2]), bytes.first == kind.rawValue else {
            throw Self.failure(
                kind, "its last part is not an Ed25519 key of type \(kind.rawValue) in base 64")
        }
        guard let key = VerificationKey(bytes: bytes[1...]) else {
            throw Self.failure(kind, "the key is not 32 bytes, not canonical or of low order")
        }
        try self.init(name: name, kind: kind, key: key)
        guard parts[1].elementsEqual(identifierText.utf8) else {
            throw Self.failure(kind, "its identifier is not that of its name and key")
        }
    }

    var text: String {
        "\(name)+\(identifierText)+\(Base64.text(of: [kind.rawValue] + key.bytes))"
    }

    private var identifierText: String {
        Hexadecimal.text(
            of: stride(from: 24, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: identifier >> UInt32($0))
            })
    }

    private static func failure(_ kind: Kind, _ problem: String) -> LogFormatError {
        .malformed(what: kind.what, problem: problem)
    }
}
