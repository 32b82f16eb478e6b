// What came back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What came back for one request.
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

    init(
        status: Int, headers: [UInt8], body: [UInt8], security: String?, peerCertificate: String?
    ) {
        self.status = status
        self.body = body
        self.security = security
        self.peerCertificate = peerCertificate
        requestIdentifier = Self.line("sib-request-id", in: headers).flatMap(Self.identifier)
        rateLimitReset = Self.line("x-sib-ratelimit-reset", in: headers).flatMap(Double.init)
            .flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }

    private static func line(_ name: String, in headers: [UInt8]) -> String? {
        for line in headers.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let colon = line.firstIndex(of: 0x3A) else { continue }
            let found = String(decoding: line[..<colon], as: UTF8.self)
            guard found.lowercased() == name else { continue }
            let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
            let value = line[(colon + 1)...].drop(while: isBlank)
            let end = value.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? value.startIndex
            return String(decoding: value[..<end], as: UTF8.self)
        }
        return nil
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
