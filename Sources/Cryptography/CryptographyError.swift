// Why a cryptographic operation gave nothing.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a cryptographic operation gave nothing.
///
/// Never holds key material.
public enum CryptographyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// OpenSSL refused or failed to do what it is named for.
    case unavailable(operation: String)
    /// Sealed bytes, their key or their associated data are not those of the sealing.
    case notAuthentic
    /// A key or an output has a length that the algorithm does not take.
    case wrongLength(what: String, count: Int)
    /// A key file cannot be used as it stands.
    case keyFile(path: String, problem: String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .unavailable(let operation):
            "OpenSSL could not do \(operation): nothing was made; "
                + "check the installation of libcrypto and its configuration"
        case .notAuthentic:
            "the sealed bytes do not open under this key and purpose: nothing was read; "
                + "they were changed, or belong elsewhere"
        case .wrongLength(let what, let count):
            "\(what) cannot be \(count) bytes long"
        case .keyFile(let path, let problem):
            "the key file `\(path)` cannot be used: \(problem)"
        }
    }
}
