// Why a credential or key could not be opened.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a credential or key could not be opened or sealed; nothing was given out.
public enum CustodyError: Error, Equatable, CustomStringConvertible {
    /// The key-encryption key's file is missing or cannot be used.
    case keyUnavailable(String)
    /// The key file holds another key than the one that sealed, or the record was moved or changed.
    case doesNotOpen(what: String, keyFile: String)
    /// The connection has no credential.
    case missing(connection: String)
    /// The state could not be read.
    case unreadable(String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .keyUnavailable(let cause): "the key-encryption key is not available: \(cause)"
        case .doesNotOpen(let what, let keyFile):
            "\(what) does not open with the key-encryption key in `\(keyFile)`: "
                + "the file holds another key, or the sealed record was moved or changed"
        case .missing(let connection): "the connection `\(connection)` has no API key"
        case .unreadable(let cause): "the sealed API key could not be read: \(cause)"
        }
    }
}
