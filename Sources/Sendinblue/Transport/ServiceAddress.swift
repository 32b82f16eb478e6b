// Where the API is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where the API is: `https://api.brevo.com/v3`, or `http://127.0.0.1:8080/v3` for a local double.
///
/// Encrypted unless the host is the loopback address written in digits, so that no resolver has a
/// say; port 443 unless it is that address; no user part, no query, and the path `/v3`. Every
/// address has one spelling.
public struct ServiceAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address, without a slash at the end and without the port 443.
    public let description: String
    /// Whether the connection is encrypted.
    public let isEncrypted: Bool

    private static let loopbacks = ["127.0.0.1", "[::1]"]

    /// Checks an address.
    ///
    /// - Throws: `ServiceAddressError`, which says what to change.
    public init(_ text: String) throws(ServiceAddressError) {
        guard !text.utf8.contains(0x40) else { throw .userPart }
        guard !text.utf8.contains(0x3F), !text.utf8.contains(0x23) else { throw .query }
        guard text.utf8.count <= 255, text.utf8.allSatisfy(Self.isAllowed) else {
            throw .characters
        }
        let afterScheme: Substring
        if text.hasPrefix("https://") {
            (isEncrypted, afterScheme) = (true, text.dropFirst("https://".count))
        } else if text.hasPrefix("http://") {
            (isEncrypted, afterScheme) = (false, text.dropFirst("http://".count))
        } else {
            throw .scheme(text)
        }
        let authority = afterScheme.prefix { $0 != "/" }
        let path = afterScheme.dropFirst(authority.count)
        let (host, port) = try Self.parts(of: authority)
        if !Self.loopbacks.contains(host) {
            guard Self.isDomainName(host) else { throw .host(host) }
            guard isEncrypted else { throw .plaintext(host: host) }
            guard port == nil || port == 443 else { throw .port("\(port ?? 0)") }
        }
        guard path == "/v3" else { throw .path(String(path)) }
        var shownPort = ""
        if let port, !isEncrypted || port != 443 { shownPort = ":\(port)" }
        description = "\(isEncrypted ? "https" : "http")://\(host)\(shownPort)/v3"
    }

    /// `a-z 0-9 . - : / [ ]`, and `_` and `~` so that a wrong path can be named.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x2D...0x3A).contains(byte)
            || [0x5B, 0x5D, 0x5F, 0x7E].contains(byte)
    }

    private static func parts(
        of authority: Substring
    ) throws(ServiceAddressError) -> (host: String, port: UInt16?) {
        let end =
            authority.first == "["
            ? authority.firstIndex(of: "]").map { authority.index(after: $0) }
            : authority.firstIndex(of: ":")
        let host = String(authority[..<(end ?? authority.endIndex)])
        let rest = authority[(end ?? authority.endIndex)...]
        guard !rest.isEmpty else { return (host, nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", digits.first != "0", let port = UInt16(digits),
            String(port) == digits
        else { throw .port(String(digits)) }
        return (host, port)
    }

    /// Two labels or more; the last begins with a letter, so that no number passes for a name.
    private static func isDomainName(_ host: String) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy {
                        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                    }
            }
            && labels.last?.first?.isLetter == true
    }
}
