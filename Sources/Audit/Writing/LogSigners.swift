// The keys that sign the log's checkpoints.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import TransparencyLog

/// The keys that sign every checkpoint: one, or two while one takes over from the other.
public struct LogSigners: ~Copyable, Sendable {
    private var older: NoteSigner
    private var newer: NoteSigner?

    /// The one key there is.
    public init(_ signer: consuming NoteSigner) {
        older = signer
        newer = nil
    }

    /// Two keys, both of which sign until the older one ends.
    public init(older: consuming NoteSigner, newer: consuming NoteSigner) {
        self.older = older
        self.newer = .some(newer)
    }

    /// The keys that verify what they sign, older first.
    public var verifierKeys: [VerifierKey] {
        switch newer {
        case .none: [older.verifierKey]
        case .some(let newer): [older.verifierKey, newer.verifierKey]
        }
    }

    /// A note with one line of each, older key first, read back as a stranger would.
    ///
    /// - Throws: `LogFormatError` when one of them cannot sign, or its signature does not verify.
    borrowing func sign(_ text: String) throws(LogFormatError) -> SignedNote {
        var lines = try older.sign(text).signatures
        switch newer {
        case .none: break
        case .some(let newer): lines += try newer.sign(text).signatures
        }
        let note = try SignedNote(text: text, signatures: lines)
        let keys = verifierKeys
        guard try note.verified(by: keys).verified.count == keys.count,
            note.signatures.count == keys.count
        else { throw .unsigned }
        return note
    }

    /// Takes a second key beside the only one.
    mutating func join(_ signer: consuming NoteSigner) { newer = .some(signer) }

    /// Lets the newer of two go, which did not come to be valid.
    mutating func dropNewer() { newer = nil }

    /// Lets the older of two go, which has ended.
    mutating func dropOlder() {
        guard let successor = newer.take() else { return }
        older = successor
    }
}
