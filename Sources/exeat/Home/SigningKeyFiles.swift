// The files of the keys that sign the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Gateway
import Glibc
import TransparencyLog

/// The files of the keys that sign the log: the current one's, and the next one's while one key
/// takes over from the other.
///
/// What a file has to hold is not the file's to say: the store names the keys that are valid, and
/// the files are held to that. A next file that no entry names is what a cut-off rotation left.
struct SigningKeyFiles: SigningKeyKeeping {
    private static let purpose = "log-signing"

    let current: String
    let next: String
    let origin: String

    init(keys: KeyFiles, origin: String) {
        current = keys.logSigning
        next = keys.nextLogSigning
        self.origin = origin
    }

    /// Makes the first key of a home that is being made, sealed or not, and its file.
    func create(sealedUnder passphrase: consuming SecretBytes?) throws -> NoteSigner {
        let seed = SecretBytes(randomCount: 32)
        switch consume passphrase {
        case .none: try seed.write(toNewKeyFile: current)
        case .some(let passphrase):
            try Self.sealed(seed, under: passphrase).write(toNewKeyFile: current)
        }
        return try NoteSigner(name: origin, key: SigningKey(seed: seed))
    }

    /// The signers that the store asks for, after putting files in order that a crash left behind.
    ///
    /// - Throws: `CommandFailure.signingKey` when no file holds a key that is valid.
    func signers(for terms: SigningKeyTerms) throws -> LogSigners {
        var passphrase: SecretBytes?
        let signer = try signer(at: current, opening: &passphrase)
        guard let oldest = terms.valid.first else { return LogSigners(signer) }
        guard terms.valid.count > 1 else {
            if signer.verifierKey == oldest { return LogSigners(signer) }
            return LogSigners(try successor(oldest, opening: &passphrase))
        }
        guard signer.verifierKey == oldest else { throw Self.lacking(current) }
        let newer = try self.signer(at: next, opening: &passphrase)
        guard newer.verifierKey == terms.valid[1] else { throw Self.lacking(next) }
        return LogSigners(older: signer, newer: newer)
    }

    /// The next key, put in the current one's place: the older key's end was committed, and a crash
    /// came before the file moved.
    private func successor(
        _ key: VerifierKey, opening passphrase: inout SecretBytes?
    ) throws -> NoteSigner {
        guard isThere(next) else { throw Self.lacking(current) }
        let signer = try signer(at: next, opening: &passphrase)
        guard signer.verifierKey == key else { throw Self.lacking(current) }
        do { try promoteNext() } catch { throw CommandFailure.signingKey("\(error)") }
        return signer
    }

    private static func lacking(_ path: String) -> CommandFailure {
        .signingKey(
            "the key file `\(path)` does not hold the key that the log's entries name for it")
    }

    func makeNext() throws(CustodyError) -> NoteSigner {
        do {
            let seed = SecretBytes(randomCount: 32)
            switch try StoredKey(readingKeyFile: current) {
            case .plain: try seed.write(toKeyFile: next)
            case .sealed(let standing):
                let passphrase = try Passphrase.standing()
                // One passphrase for both files, so it has to be the one of the first.
                _ = try standing.open(under: passphrase, for: Self.purpose)
                try Self.sealed(seed, under: passphrase).write(toKeyFile: next)
            }
            return try NoteSigner(name: origin, key: SigningKey(seed: seed))
        } catch CryptographyError.notAuthentic {
            throw .keyUnavailable("the passphrase does not open `\(current)`")
        } catch CommandFailure.passphrase(let cause) {
            throw .keyUnavailable(cause)
        } catch {
            throw .keyUnavailable("\(error)")
        }
    }

    func promoteNext() throws(CustodyError) {
        guard unsafe rename(next, current) == 0 else {
            let cause = unsafe String(cString: strerror(errno))
            throw .keyUnavailable("`\(next)` cannot be moved to `\(current)`: \(cause)")
        }
        do { try DurableFile.syncDirectory(of: current) } catch {
            throw .keyUnavailable("\(error)")
        }
    }

    /// Seals the current key anew under another passphrase, or writes it down without.
    func reseal(under passphrase: consuming SecretBytes?) throws {
        var standing: SecretBytes?
        let seed = try seed(at: current, opening: &standing)
        do {
            switch consume passphrase {
            case .none: try seed.write(toKeyFile: current)
            case .some(let passphrase):
                try Self.sealed(seed, under: passphrase).write(toKeyFile: current)
            }
        } catch {
            throw CommandFailure.signingKey("\(error)")
        }
    }

    private func signer(
        at path: String, opening passphrase: inout SecretBytes?
    ) throws -> NoteSigner {
        let seed = try seed(at: path, opening: &passphrase)
        return try NoteSigner(name: origin, key: SigningKey(seed: seed))
    }

    /// The key in a file; the passphrase is asked for once for both files.
    private func seed(
        at path: String, opening passphrase: inout SecretBytes?
    ) throws -> SecretBytes {
        do {
            switch try StoredKey(readingKeyFile: path) {
            case .plain(let seed): return seed
            case .sealed(let sealed):
                let given =
                    if let known = passphrase.take() { known } else { try Passphrase.standing() }
                let seed = try sealed.open(under: given, for: Self.purpose)
                passphrase = .some(given)
                return seed
            }
        } catch CryptographyError.notAuthentic {
            throw CommandFailure.passphrase("the passphrase does not open `\(path)`")
        } catch let error as CryptographyError {
            throw CommandFailure.signingKey("\(error)")
        }
    }

    private func isThere(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0
    }

    private static func sealed(
        _ seed: borrowing SecretBytes, under passphrase: borrowing SecretBytes
    ) throws(CryptographyError) -> SecretBytes {
        let sealed = try PassphraseSealedKey(sealing: seed, under: passphrase, for: purpose)
        return SecretBytes(copying: sealed.bytes)
    }
}
