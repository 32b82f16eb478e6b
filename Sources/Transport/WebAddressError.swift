// Why a text is not an address that is asked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not an address that is asked.
///
/// A text with a user part or a query is never quoted: it may hold a password or a key.
public enum WebAddressError: Error, Equatable, CustomStringConvertible {
    /// Holds a user name or a password, or at least an `@`.
    case userPart
    /// Holds a query or a fragment.
    case query
    /// Longer than 255 bytes, or holds blanks or other characters no address needs.
    case characters
    /// Begins with neither `https://` nor `http://`.
    case scheme(String)
    /// Would go unencrypted to another machine.
    case plaintext(host: String)
    /// Neither a full domain name nor the loopback address in digits.
    case host(String)
    /// Not a port.
    case port(String)
    /// A path that another spelling has too, or that leads upwards.
    case path(String)

    /// One sentence for people, without full stop.
    public var description: String {
        switch self {
        case .userPart: "an address must not hold a user name or password"
        case .query: "an address must not hold a `?` or `#` and what follows"
        case .characters:
            "an address holds small letters, digits, `.`, `-`, `:` and `/` only; its path capitals, "
                + "`_` and `~` too"
        case .scheme(let text): "`\(text)` does not begin with https://"
        case .plaintext(let host):
            "http:// would send unencrypted to `\(host)`; it is allowed to 127.0.0.1 and [::1] only"
        case .host(let host): "`\(host)` is not a full domain name such as witness.example.com"
        case .port(let port): "`\(port)` is not a port"
        case .path(let path): "the path `\(path)` holds an empty part, `.` or `..`"
        }
    }
}
