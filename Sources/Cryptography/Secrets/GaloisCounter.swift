// One run of AES-256-GCM.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// One run of AES-256-GCM, in one direction, under one nonce.
@safe
struct GaloisCounter: ~Copyable {
    enum Direction: Int32 {
        case open = 0
        case seal = 1
    }

    private let context: OpaquePointer

    private nonisolated(unsafe) static let algorithm =
        unsafe EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

    /// Takes over `context`, which `deinit` frees.
    private init(owning context: OpaquePointer) { unsafe self.context = context }

    static func start(
        key: borrowing SecretBytes, nonce: [UInt8], direction: Direction
    ) throws(CryptographyError) -> GaloisCounter {
        guard key.count == 32 else {
            throw .wrongLength(what: "a sealing key", count: key.count)
        }
        guard nonce.count == SealedBox.nonceCount else {
            throw .wrongLength(what: "a nonce", count: nonce.count)
        }
        guard let context = unsafe EVP_CIPHER_CTX_new() else {
            throw .unavailable(operation: "AES-256-GCM")
        }
        let counter = unsafe GaloisCounter(owning: context)
        let isReady = unsafe key.withAddress {
            unsafe EVP_CipherInit_ex2(
                context, Self.algorithm, $0, nonce, direction.rawValue, nil) == 1
        }
        try check(isReady)
        return counter
    }

    deinit { unsafe EVP_CIPHER_CTX_free(context) }

    borrowing func authenticate(_ data: [UInt8]) throws(CryptographyError) {
        guard !data.isEmpty else { return }
        var count: Int32 = 0
        let size = try Self.size(data.count)
        try Self.check(unsafe EVP_CipherUpdate(context, nil, &count, data, size) == 1)
    }

    borrowing func transform(
        _ input: UnsafePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<UInt8>
    ) throws(CryptographyError) {
        // Without input there is nothing to do, and no address that C would take for data.
        guard count > 0 else { return }
        var written: Int32 = 0
        let size = try Self.size(count)
        let isDone = unsafe EVP_CipherUpdate(context, output, &written, input, size) == 1
        try Self.check(isDone && Int(written) == count)
    }

    borrowing func finishSealing() throws(CryptographyError) -> [UInt8] {
        var rest = [UInt8](repeating: 0, count: 16)
        var count: Int32 = 0
        try Self.check(unsafe EVP_CipherFinal_ex(context, &rest, &count) == 1)
        var tag = [UInt8](repeating: 0, count: SealedBox.tagCount)
        let length = Int32(SealedBox.tagCount)
        try Self.check(
            unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, length, &tag) == 1)
        return tag
    }

    borrowing func finishOpening(tag: [UInt8]) throws(CryptographyError) {
        var tag = tag
        var rest = [UInt8](repeating: 0, count: 16)
        var count: Int32 = 0
        let length = Int32(SealedBox.tagCount)
        try Self.check(
            unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, length, &tag) == 1)
        guard unsafe EVP_CipherFinal_ex(context, &rest, &count) == 1 else {
            ERR_clear_error()
            throw .notAuthentic
        }
    }

    private static func size(_ count: Int) throws(CryptographyError) -> Int32 {
        guard let size = Int32(exactly: count) else {
            throw .wrongLength(what: "a secret or its associated data", count: count)
        }
        return size
    }

    private static func check(_ isDone: Bool) throws(CryptographyError) {
        guard isDone else {
            ERR_clear_error()
            throw .unavailable(operation: "AES-256-GCM")
        }
    }
}
