// What encryption must be like before anything is sent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import Transport

/// What encryption must be like before anything is sent.
@Suite(.enabled(if: OpenSSLTool.isAvailable, "needs OpenSSL's command-line tool"))
struct EncryptionTests {
    private static func answer(
        _ stub: EncryptedStub, authorities: String?
    ) async throws -> Result<WebAnswer, TransportError> {
        let transport = SecureTransport(
            address: try WebAddress("https://127.0.0.1:\(stub.port)"),
            head: RequestHead([], secretName: "x-key", secret: SecretBytes(copying: [0x6B])),
            limits: TransportLimits(authorities: authorities))
        return await transport.get("/page")
    }

    private static func isNotSent(_ result: Result<WebAnswer, TransportError>) -> Bool {
        guard case .failure(.notSent) = result else { return false }
        return true
    }

    @Test(arguments: [("-tls1_2", "TLSv1.2"), ("-tls1_3", "TLSv1.3")])
    func `version and certificate of the peer are recorded`(
        option: String, version: String
    ) async throws {
        let stub = try EncryptedStub(for: "127.0.0.1", [option])
        defer { stub.stop() }
        let answer = try await Self.answer(stub, authorities: stub.certificate).get()
        let digest: Digest<PeerCertificate> = SHA256.digest(of: stub.encoded)
        #expect(answer.security == version)
        #expect(answer.peerCertificate == digest.hexadecimal)
    }

    @Test func `a certificate that nobody vouches for stops the request before it is sent`()
        async throws
    {
        let stub = try EncryptedStub(for: "127.0.0.1")
        defer { stub.stop() }
        #expect(Self.isNotSent(try await Self.answer(stub, authorities: nil)))
    }

    @Test func `a certificate for another host stops the request before it is sent`() async throws {
        let stub = try EncryptedStub(for: "127.0.0.2")
        defer { stub.stop() }
        #expect(Self.isNotSent(try await Self.answer(stub, authorities: stub.certificate)))
    }
}
