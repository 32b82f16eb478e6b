// Cosignatures in a checkpoint's note.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension SignedNote {
    /// The same text with more signature lines; a line that stands already is not repeated.
    ///
    /// - Throws: `LogFormatError.malformed` when the note would have more lines than are read.
    public func attaching(_ lines: [NoteSignature]) throws(LogFormatError) -> SignedNote {
        var all = signatures
        for line in lines where !all.contains(line) { all.append(line) }
        return try SignedNote(text: text, signatures: all)
    }

    /// The same text with the cosignatures that a witness answered with; lines of other keys than
    /// `keys` are left out.
    ///
    /// - Throws: `LogFormatError.malformed` when the answer is not signature lines, `.unsigned`
    ///   when none is by a key asked for, `.forged` when one of such a key fails.
    public func attaching(
        answer: [UInt8], by keys: [CosignerKey]
    ) throws(LogFormatError) -> SignedNote {
        let answered = try SignedNote(
            parsing: Array(text.utf8) + [NoteGrammar.newline] + answer)
        // An empty line in the answer would move the end of the text, which then is no checkpoint.
        let lines = try answered.cosignatures(by: keys).map(\.line)
        guard !lines.isEmpty else { throw .unsigned }
        return try attaching(lines)
    }

    /// The cosignatures of the note's checkpoint by `keys`, in the order of their lines.
    ///
    /// Lines of other keys are left out. Of several that name the same key the first counts.
    ///
    /// - Throws: `LogFormatError.malformed` when the text is no checkpoint, or a line of a known
    ///   key is no cosignature; `.forged` when one fails, even beside good ones.
    public func cosignatures(by keys: [CosignerKey]) throws(LogFormatError) -> [Cosignature] {
        let checkpoint = try Checkpoint(parsing: text)
        var found: [Cosignature] = []
        for line in signatures {
            guard let key = keys.first(where: { line.isBy($0) }),
                !found.contains(where: { $0.line.isBy(key) })
            else { continue }
            let cosignature = try Cosignature(reading: line)
            try cosignature.verify(of: checkpoint, by: key)
            found.append(cosignature)
        }
        return found
    }
}
