// What encryption must be like before anything is sent.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation
import Gateway
import Testing

@testable import Sendinblue

/// What encryption must be like before anything is sent.
@Suite(.enabled(if: OpenSSLTool.isAvailable, "needs OpenSSL's command-line tool"))
struct EncryptionTests {
    private static func answer(
        _ stub: EncryptedStub, authorities: String?
    ) async throws -> Result<ServiceAnswer, TransportError> {
        let transport = SecureTransport(
            address: try ServiceAddress("https://127.0.0.1:\(stub.port)/v3"),
            key: SecretBytes(copying: Array(Bench.key.utf8)),
            limits: TransportLimits(authorities: authorities))
        return await transport.get("/account")
    }

    private static func isNotSent(_ result: Result<ServiceAnswer, TransportError>) -> Bool {
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
        let digest: Digest<SourceFile> = SHA256.digest(of: stub.encoded)
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

    @Test func `a batch that no certificate protects is rejected, not uncertain`() async throws {
        let stub = try EncryptedStub(for: "127.0.0.1")
        defer { stub.stop() }
        try await Bench.run([], address: "https://127.0.0.1:\(stub.port)/v3") { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .rejected(.providerUnreachable, DeliveryReport()))
        }
    }

    @Test func `a peer that does not encrypt gets nothing, and not for long`() async throws {
        let plain = try LoopbackStub([.answer(200, "{}")])
        defer { plain.stop() }
        let limits = TransportLimits(connectSeconds: 0.2)
        let address = "https://127.0.0.1:\(plain.port)/v3"
        try await Bench.run([], limits: limits, address: address) { bench in
            let outcome = try await bench.deliver()
            #expect(outcome == .rejected(.providerUnreachable, DeliveryReport()))
            #expect(plain.requests == [])
        }
    }
}
