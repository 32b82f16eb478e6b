// One signature line of a note.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// One signature line of a note: who says to have signed it, with which key, and the signature.
public struct NoteSignature: Hashable, Sendable {
    /// The key's name.
    public let name: String
    /// The key's identifier.
    public let identifier: UInt32
    /// The signature itself; nobody has checked it yet.
    public let signature: [UInt8]

    /// The line as it stands in the note, with its newline.
    public var line: String {
        let identifierBytes = stride(from: 24, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: identifier >> UInt32($0))
        }
        return "\u{2014} \(name) \(Base64.text(of: identifierBytes + signature))\n"
    }

    init(name: String, identifier: UInt32, signature: [UInt8]) {
        self.name = name
        self.identifier = identifier
        self.signature = signature
    }

    /// Reads one line without its newline; nil if it is not one.
    init?(line: ArraySlice<UInt8>) {
        guard line.starts(with: NoteGrammar.dash) else { return nil }
        let words = line.dropFirst(NoteGrammar.dash.count)
            .split(separator: NoteGrammar.space, omittingEmptySubsequences: false)
        guard words.count == 2, let name = NoteGrammar.text(words[0]), NoteGrammar.isName(name),
            let blob = Base64.bytes(of: words[1]), blob.count >= 5
        else { return nil }
        self.name = name
        identifier = blob[..<4].reduce(0) { $0 << 8 | UInt32($1) }
        signature = Array(blob[4...])
    }

    /// Whether it names exactly this key; names are compared as bytes.
    public func isBy(_ key: VerifierKey) -> Bool { names(key.named) }

    /// Whether it names exactly this key; names are compared as bytes.
    func isBy(_ key: CosignerKey) -> Bool { names(key.named) }

    private func names(_ key: NamedKey) -> Bool {
        identifier == key.identifier && name.utf8.elementsEqual(key.name.utf8)
    }
}
