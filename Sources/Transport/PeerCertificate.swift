// The digest of the peer's certificate.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation

/// The digest of the peer's certificate, from the PEM text that libcurl gives.
enum PeerCertificate {
    /// SHA-256 of the certificate in DER, hexadecimal; nil if there is no certificate in the text.
    static func digest(ofPEM text: String) -> String? {
        guard let opening = text.range(of: "-----BEGIN CERTIFICATE-----"),
            let closing = text.range(
                of: "-----END CERTIFICATE-----", range: opening.upperBound..<text.endIndex),
            let encoded = Data(
                base64Encoded: String(text[opening.upperBound..<closing.lowerBound]),
                options: .ignoreUnknownCharacters),
            !encoded.isEmpty
        else { return nil }
        let digest: Digest<PeerCertificate> = SHA256.digest(of: encoded)
        return digest.hexadecimal
    }
}
