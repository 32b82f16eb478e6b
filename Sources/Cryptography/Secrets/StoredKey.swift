// A key as its file holds it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A key as its file holds it: 32 bytes as they are, or sealed by a passphrase.
public enum StoredKey: ~Copyable, Sendable {
    /// The bytes of the key; whoever reads the file has it.
    case plain(SecretBytes)
    /// Opens with the passphrase.
    case sealed(PassphraseSealedKey)

    /// Reads a key file, which nobody else may read; its length says which of the two it is.
    ///
    /// - Throws: `CryptographyError.keyFile`, which names the path and what is wrong with it.
    public init(readingKeyFile path: String) throws(CryptographyError) {
        let content = try KeyFile.read(path, counts: [32, PassphraseSealedKey.byteCount])
        guard content.count == PassphraseSealedKey.byteCount else {
            self = .plain(content)
            return
        }
        let bytes = content.withBytes { (span) in
            var bytes: [UInt8] = []
            for index in span.indices { bytes.append(span[index]) }
            return bytes
        }
        guard let sealed = PassphraseSealedKey(bytes: bytes) else {
            throw .keyFile(path: path, problem: "it does not begin as a sealed key does")
        }
        self = .sealed(sealed)
    }
}
