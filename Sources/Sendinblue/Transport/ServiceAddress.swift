// Where the API is.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Transport

/// Where the API is: `https://api.brevo.com/v3`, or `http://127.0.0.1:8080/v3` for a local double.
///
/// Encrypted unless the host is the loopback address written in digits, so that no resolver has a
/// say; port 443 unless it is that address; no user part, no query, and the path `/v3`. Every
/// address has one spelling.
public struct ServiceAddress: Hashable, Sendable, CustomStringConvertible {
    let address: WebAddress

    /// The address, without a slash at the end and without the port 443.
    public var description: String { address.description }
    /// Whether the connection is encrypted.
    public var isEncrypted: Bool { address.isEncrypted }

    /// Checks an address.
    ///
    /// - Throws: `ServiceAddressError`, which says what to change.
    public init(_ text: String) throws(ServiceAddressError) {
        do { address = try WebAddress(text) } catch { throw ServiceAddressError(error) }
        guard address.isLoopback || address.port == nil else {
            throw .port("\(address.port ?? 0)")
        }
        // As it was written: a slash too many is another spelling.
        guard address.path == "/v3", text.hasSuffix("/v3") else {
            let authority = text.drop { $0 != ":" }.dropFirst(3)
            throw .path(String(authority.drop { $0 != "/" }))
        }
    }
}
