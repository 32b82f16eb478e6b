// What a destination says about itself.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a destination says about itself, as far as it names no person.
public struct DestinationFacts: Hashable, Sendable, Codable {
    /// The account's company name.
    public let account: String
    /// The list's name, when one was asked for.
    public let list: String?
    /// The transport: TLS version and SHA-256 of the peer's certificate; nil without TLS.
    public let security: String?
    /// SHA-256 of the peer's certificate, hexadecimal; nil without TLS.
    public let peerCertificate: String?

    /// Joins the parts.
    public init(account: String, list: String?, security: String?, peerCertificate: String?) {
        self.account = account
        self.list = list
        self.security = security
        self.peerCertificate = peerCertificate
    }
}
