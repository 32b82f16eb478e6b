// What proves a consent and is kept elsewhere.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation

/// What proves a consent and is kept elsewhere: here only its digest is wanted.
enum ProofFile {
    /// The digest that the argument spells, or that of the file it names.
    ///
    /// - Throws: `CommandFailure.input` when it is neither.
    static func digest(_ argument: String) throws -> Digest<ConsentProof> {
        if let digest = Digest<ConsentProof>(hexadecimal: argument) { return digest }
        // A recording may be large; it is read in pieces and never held.
        guard let file = FileHandle(forReadingAtPath: argument) else {
            throw CommandFailure.input(
                "the proof is neither a file that can be read nor 64 hexadecimal digits")
        }
        var hash = SHA256()
        var isEmpty = true
        do {
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                isEmpty = false
                hash.update(Array(piece))
            }
        } catch { throw CommandFailure.input("the file of the proof cannot be read") }
        guard !isEmpty else { throw CommandFailure.input("the file of the proof is empty") }
        return hash.finish()
    }
}
