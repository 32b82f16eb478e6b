// The tests of sealed credentials and the key that wraps keys.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation
import Testing

@testable import Gateway

struct CustodyTests {
    private func home() async throws -> TestHome {
        let home = try await TestHome.founded()
        try await home.connect("first")
        try await home.connect("second")
        try await home.activate()
        for name in ["first", "second"] { try await home.agree(name) }
        return home
    }

    private func opened(_ name: String, in home: TestHome) throws -> String {
        let custody = CredentialCustody(
            state: home.store, keyEncryptionKey: home.keyEncryptionKey)
        let connection = try #require(home.store.rows.connections.first { $0.name.text == name })
        // The leave was had while the connection was as it was agreed to.
        let agreement = try ActiveAgreement(
            of: connection.leading(to: "https://api.example.com"), in: home.store,
            at: home.clock.now())
        let secret = try custody.open(for: Errand(under: agreement, recordedAt: 0))
        return secret.withBytes { span in
            String(decoding: (0..<span.count).map { span[$0] }, as: UTF8.self)
        }
    }

    private func failure(opening name: String, in home: TestHome) throws -> CustodyError? {
        do {
            _ = try opened(name, in: home)
            return nil
        } catch let error as CustodyError {
            return error
        }
    }

    private func change(
        in home: TestHome, _ body: (SealedCredential) throws -> SealedCredential
    ) rethrows {
        let new = try home.store.rows.credentials.map(body)
        home.store.edit { $0.credentials = new }
    }

    @Test func `a sealed credential opens for its connection`() async throws {
        #expect(try opened("first", in: try await home()) == TestHome.credential)
    }

    @Test func `the store holds nothing of the credential`() async throws {
        let home = try await home()
        let needle = Array(TestHome.credential.utf8.prefix(8))
        for sealed in home.store.rows.credentials {
            for bytes in [sealed.box.bytes, sealed.wrappedKey.bytes] {
                #expect(!bytes.indices.contains { bytes[$0...].starts(with: needle) })
            }
        }
    }

    @Test func `two connections with one credential have nothing in common`() async throws {
        let sealed = try await home().store.rows.credentials
        #expect(sealed[0].box != sealed[1].box)
        #expect(sealed[0].wrappedKey != sealed[1].wrappedKey)
    }

    @Test func `a credential moved to another connection does not open`() async throws {
        let home = try await home()
        try change(in: home) {
            SealedCredential(
                connection: try Name($0.connection.text == "first" ? "second" : "first"),
                version: $0.version, sealedAt: $0.sealedAt, wrappedKey: $0.wrappedKey, box: $0.box)
        }
        #expect(
            try failure(opening: "first", in: home)
                == .doesNotOpen(
                    what: "the API key of `first`", keyFile: home.keyEncryptionKey.path))
    }

    @Test func `a credential does not open for an address that was changed in the database`()
        async throws
    {
        let home = try await home()
        home.store.edit { $0.connections = $0.connections.map(\.redirected) }
        #expect(
            try failure(opening: "first", in: home)
                == .doesNotOpen(
                    what: "the API key of `first`", keyFile: home.keyEncryptionKey.path))
    }

    @Test func `a credential of another version does not open`() async throws {
        let home = try await home()
        change(in: home) {
            SealedCredential(
                connection: $0.connection, version: 2, sealedAt: $0.sealedAt,
                wrappedKey: $0.wrappedKey, box: $0.box)
        }
        guard case .doesNotOpen = try failure(opening: "first", in: home) else {
            return #expect(Bool(false))
        }
    }

    @Test func `a box under another connection's data key does not open`() async throws {
        let home = try await home()
        let other = try #require(home.store.rows.credentials.last)
        change(in: home) {
            SealedCredential(
                connection: $0.connection, version: $0.version, sealedAt: $0.sealedAt,
                wrappedKey: $0.wrappedKey, box: other.box)
        }
        guard case .doesNotOpen = try failure(opening: "first", in: home) else {
            return #expect(Bool(false))
        }
    }

    @Test func `a key moved to another name does not open`() async throws {
        let home = try await home()
        let key = try #require(home.store.rows.keys.first)
        let moved = SealedKey(
            name: try Name("policy-other"), version: key.version, createdAt: key.createdAt,
            box: key.box)
        #expect(throws: CustodyError.self) { _ = try home.keyEncryptionKey.open(moved).count }
        #expect(try home.keyEncryptionKey.open(key).count == 32)
    }

    @Test func `another key-encryption key opens nothing`() async throws {
        let home = try await home()
        try FileManager.default.removeItem(atPath: home.keyEncryptionKey.path)
        try home.keyEncryptionKey.create()
        guard case .doesNotOpen(_, let file) = try failure(opening: "first", in: home) else {
            return #expect(Bool(false))
        }
        #expect(file == home.keyEncryptionKey.path)
    }

    @Test func `a missing key file is named`() async throws {
        let home = try await home()
        try FileManager.default.removeItem(atPath: home.keyEncryptionKey.path)
        let error = try #require(try failure(opening: "first", in: home))
        guard case .keyUnavailable = error else { return #expect(error == .keyUnavailable("")) }
        #expect("\(error)".contains(home.keyEncryptionKey.path))
    }

    @Test func `a key file that others may read is not used`() async throws {
        let home = try await home()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: home.keyEncryptionKey.path)
        let error = try #require(try failure(opening: "first", in: home))
        guard case .keyUnavailable = error else { return #expect(error == .keyUnavailable("")) }
        #expect("\(error)".contains(home.keyEncryptionKey.path))
    }

    @Test func `a run without the key file is refused and nothing leaves`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try FileManager.default.removeItem(atPath: home.keyEncryptionKey.path)
        let error = try await GatewayTests.failure { try await home.run() }
        #expect(error.reason == .keyUnavailable)
        #expect(home.destination.sent.isEmpty)
        #expect(try home.transfer.reason == .keyUnavailable)
    }

    @Test func `an arriving credential is read and never written`() throws {
        let read = try JSONDecoder().decode(
            ArrivingCredential.self, from: Data("\"\(TestHome.credential)\"".utf8))
        #expect(read.secret.count == TestHome.credential.utf8.count)
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(read) }
        #expect(!"\(read)".contains(TestHome.credential))
    }

    @Test func `a request that holds a credential cannot be written`() throws {
        let request = AddConnection(
            name: try Name("brevo"), displayName: "Newsletter", kind: "sendinblue",
            address: "https://api.example.com", sharing: .administrators, pollSeconds: 1,
            credential: ArrivingCredential(SecretBytes(copying: Array("secret".utf8))))
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(request) }
    }

    @Test(arguments: [0, 257])
    func `a credential of no bytes or too many is refused`(count: Int) async throws {
        let home = try await TestHome.founded()
        let error = try await GatewayTests.failure {
            try await home.perform(
                AddConnection(
                    name: Name("brevo"), displayName: "Newsletter", kind: "sendinblue",
                    address: "https://api.example.com", sharing: .administrators, pollSeconds: 1,
                    credential: ArrivingCredential(
                        SecretBytes(copying: [UInt8](repeating: 65, count: count)))))
        }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.connections.isEmpty)
    }
}
