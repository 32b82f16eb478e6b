// Leaves minted for tests.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Foundation

@testable import Audit
@testable import Gateway
@testable import Permissions
@testable import Policy

/// Leaves minted for tests, which the rooms that own them would not give anybody.
enum Leaves {
    static func connection(_ name: String = "brevo") throws -> Name<Connection> { try Name(name) }

    /// The leave to send `body`.
    static func exeat(_ body: [UInt8], for connection: Name<Connection>) throws -> Exeat {
        let instant = Instant(seconds: 1_770_000_000)
        let random = [UInt8](repeating: 7, count: 10)
        let transfer = try required(Identifier<Transfer>(at: instant, random: random))
        let principal: Name<Principal> = try Name("contributor")
        let digest: Digest<RequestBody> = SHA256.digest(of: body)
        let permit = Permit(
            principal: principal, export: try Name("newsletter"), transfer: transfer,
            connection: connection,
            agreement: try required(Identifier<AgreementNoun>(at: instant, random: random)),
            issuedAt: instant, rule: "test")
        let clearance = Clearance(
            release: Release(
                transfer: transfer, batch: 0, people: 1, body: body, digest: digest),
            policy: .zero, consentUpTo: 0)
        let intent = DeliveryIntent(
            transfer: transfer, batch: 0, people: 1, rows: 0..<1, byteCount: body.count,
            releaseDigest: digest,
            late: [], consentUpTo: 0, decided: 1,
            actor: EntryActor(
                principal: principal, role: .contributor, account: 1000, door: "cli", process: 1))
        return Exeat(permit, clearance, recordedBy: Receipt(index: 2, intent: intent))
    }

    /// An agreement that was found to hold, as any has to be before a key is opened.
    static func agreement(for name: Name<Connection>) throws -> ActiveAgreement {
        let instant = Instant(seconds: 1_770_000_000)
        let principal: Name<Principal> = try Name("administrator")
        let connection = ConnectionRecord(
            name: name, displayName: "Newsletter", kind: "sendinblue",
            address: "https://api.example.com", addedBy: principal, addedAt: instant,
            pollSeconds: 1)
        let text = AgreementTexts.founding(at: instant)
        let identifier = try required(
            Identifier<AgreementNoun>(at: instant, random: [UInt8](repeating: 7, count: 10)))
        func given(_ digest: String) -> Agreement {
            Agreement(
                identifier: identifier, connection: name, text: text.name, version: text.version,
                language: "en", textDigest: digest, statement: "I agree", agreedBy: principal,
                agreedAt: instant, validUntil: .distantFuture)
        }
        let words = try required(text.words(of: given(""), over: connection))
        let state = SealedState(
            agreement: given(AgreementTemplate.digest(of: words).hexadecimal), text: text)
        return try ActiveAgreement(of: connection, in: state, at: instant)
    }

    /// The leave to ask.
    static func errand(under agreement: ActiveAgreement) -> Errand {
        Errand(under: agreement, recordedAt: 1)
    }

    /// A custody that holds `key` for `connection`; its key file is gone when `body` is done.
    static func withCustody<Result>(
        of key: String, for connection: ConnectionRecord,
        _ body: (CredentialCustody) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let wrapping = KeyEncryptionKey(path: folder.appending(path: "key").path)
        try wrapping.create()
        let sealing = CredentialCustody(state: SealedState(), keyEncryptionKey: wrapping)
        let sealed = try sealing.seal(
            SecretBytes(copying: Array(key.utf8)), for: connection, version: 1,
            at: Instant(seconds: 1_770_000_000))
        return try await body(
            CredentialCustody(
                state: SealedState(sealed: sealed, connection: connection),
                keyEncryptionKey: wrapping))
    }

    private struct Missing: Error {}

    private static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }
}
