// What came back from the API.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Transport

/// What came back from the API for one request.
struct ServiceAnswer: Sendable {
    /// The HTTP status.
    let status: Int
    /// The bytes, which may hold personal data.
    let body: [UInt8]
    /// The recipient's identifier of the request: the `sib-request-id` line, if it looks like one.
    let requestIdentifier: String?
    /// Seconds until the recipient takes requests again: the `x-sib-ratelimit-reset` line.
    let rateLimitReset: Double?
    /// The version of TLS; nil without it.
    let security: String?
    /// SHA-256 of the peer's certificate in DER, hexadecimal; nil without TLS.
    let peerCertificate: String?

    init(_ answer: WebAnswer) {
        status = answer.status
        body = answer.body
        security = answer.security
        peerCertificate = answer.peerCertificate
        requestIdentifier = answer.line("sib-request-id").flatMap(Self.identifier)
        rateLimitReset = answer.line("x-sib-ratelimit-reset").flatMap(Double.init)
            .flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }

    /// Kept in the log, so only what can be no address and no sentence.
    private static func identifier(_ text: String) -> String? {
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || [0x2D, 0x2E, 0x3A, 0x5F].contains($0)
        }
        return (1...128).contains(text.utf8.count) && isPlain ? text : nil
    }
}
