// Where a server is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Where a server is: `https://witness.example.com/exeat`, or `http://127.0.0.1:8080` on loopback.
///
/// Encrypted unless the host is the loopback address written in digits, so that no resolver has a
/// say; no user part, no query. Every address has one spelling.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The host: a full domain name, `127.0.0.1` or `[::1]`.
    public let host: String
    /// The port; nil for the one of the scheme.
    public let port: UInt16?
    /// Whether the connection is encrypted.
    public let isEncrypted: Bool
    /// What follows the host; empty, or with a slash at its start and none at its end.
    public let path: String

    private static let loopbacks = ["127.0.0.1", "[::1]"]

    /// Whether the host is this machine, written in digits.
    public var isLoopback: Bool { Self.loopbacks.contains(host) }

    /// The address, without a slash at the end and without the port that the scheme has anyway.
    public var description: String {
        let shownPort = port.map { ":\($0)" } ?? ""
        return "\(isEncrypted ? "https" : "http")://\(host)\(shownPort)\(path)"
    }

    /// Checks an address; one slash at its end may stand or not.
    ///
    /// - Throws: `WebAddressError`, which says what to change.
    public init(_ text: String) throws(WebAddressError) {
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
        guard !authority.utf8.contains(where: Self.isCapital) else { throw .characters }
        let (host, port) = try Self.parts(of: authority)
        if !Self.loopbacks.contains(host) {
            guard Self.isDomainName(host) else { throw .host(host) }
            guard isEncrypted else { throw .plaintext(host: host) }
        }
        self.host = host
        self.port = port == (isEncrypted ? 443 : 80) ? nil : port
        let path = afterScheme.dropFirst(authority.count)
        let parts = (path.last == "/" ? path.dropLast() : path)
            .split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
            throw .path(String(path))
        }
        self.path = parts.map { "/" + $0 }.joined()
    }

    /// `a-z A-Z 0-9 . - : / [ ] _ ~`.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x2D...0x3A).contains(byte) || isCapital(byte)
            || [0x5B, 0x5D, 0x5F, 0x7E].contains(byte)
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    private static func parts(
        of authority: Substring
    ) throws(WebAddressError) -> (host: String, port: UInt16?) {
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
