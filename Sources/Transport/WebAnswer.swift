// What came back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What came back for one request.
public struct WebAnswer: Sendable {
    /// The HTTP status.
    public let status: Int
    /// The bytes, which may hold personal data.
    public let body: [UInt8]
    /// The version of TLS; nil without it.
    public let security: String?
    /// SHA-256 of the peer's certificate in DER, hexadecimal; nil without TLS.
    public let peerCertificate: String?
    private let headers: [UInt8]

    init(
        status: Int, headers: [UInt8], body: [UInt8], security: String?, peerCertificate: String?
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.security = security
        self.peerCertificate = peerCertificate
    }

    /// A header line by its name, which is given in lower case.
    ///
    /// - Returns: The value of the first line of that name, without blanks around it; nil without
    ///   one.
    public func line(_ name: String) -> String? {
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
}
