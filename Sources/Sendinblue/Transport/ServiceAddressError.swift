// Why a text is not the address of an API.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Transport

/// Why a text is not the address of an API.
///
/// A text with a user part or a query is never quoted: it may hold a password or a key.
public enum ServiceAddressError: Error, Equatable, CustomStringConvertible {
    /// Holds a user name or a password, or at least an `@`.
    case userPart
    /// Holds a query or a fragment.
    case query
    /// Longer than 255 bytes, or holds blanks, capitals or other characters no address needs.
    case characters
    /// Begins with neither `https://` nor `http://`.
    case scheme(String)
    /// Would go unencrypted to another machine.
    case plaintext(host: String)
    /// Neither a full domain name nor the loopback address in digits.
    case host(String)
    /// A port that is not 443 on another machine, or no port at all.
    case port(String)
    /// A path that is not `/v3`.
    case path(String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .userPart:
            "an address must not hold a user name or password; the API key is kept apart"
        case .query: "an address must not hold a `?` or `#` and what follows"
        case .characters: "an address holds small letters, digits, `.`, `-`, `:` and `/` only"
        case .scheme(let text):
            "`\(text)` does not begin with https://; write it like https://api.brevo.com/v3"
        case .plaintext(let host):
            "http:// would send unencrypted to `\(host)`; it is allowed to 127.0.0.1 and [::1] only"
        case .host(let host): "`\(host)` is not a full domain name such as api.brevo.com"
        case .port(let port):
            "the port `\(port)` is not allowed: 443 is, and any on 127.0.0.1 or [::1]"
        case .path(let path): "the path `\(path)` is not /v3, the version this gateway speaks"
        }
    }

    init(_ error: WebAddressError) {
        switch error {
        case .userPart: self = .userPart
        case .query: self = .query
        case .characters: self = .characters
        case .scheme(let text): self = .scheme(text)
        case .plaintext(let host): self = .plaintext(host: host)
        case .host(let host): self = .host(host)
        case .port(let port): self = .port(port)
        case .path(let path): self = .path(path)
        }
    }
}
