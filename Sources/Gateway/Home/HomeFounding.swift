// Making a home: its keys, its log and its first administrator.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Audit
import Cryptography
public import Domain
import TransparencyLog

/// Making a home: its keys, its first entries and its first administrator.
///
/// This is the one thing that nobody can be authorised for, because nobody is enrolled yet; the
/// account that makes the home owns its folder, and becomes its first administrator.
public struct HomeFounding: Sendable {
    /// The log's origin: a URL without scheme, such as `exeat.company.example/main`.
    public let origin: String
    /// What the first administrator is called.
    public let administrator: Name<Principal>
    /// The account that makes the home.
    public let account: UInt32

    /// The key under which contact points have their names in the consent ledger.
    static let referenceKey = "subject-reference"
    /// The key under which people have their tags in subject records.
    static let tagKey = "subject-tag"

    /// Joins the parts.
    public init(origin: String, administrator: Name<Principal>, account: UInt32) {
        self.origin = origin
        self.administrator = administrator
        self.account = account
    }

    /// Writes the first entries with everything they describe, in one commit.
    ///
    /// - Throws: `GatewayError`; the home is not usable then.
    public func found(
        log: AuditLog<StateChange>, keyEncryptionKey: KeyEncryptionKey, process: Int32,
        at now: Instant
    ) async throws(GatewayError) -> Enrolment {
        let enrolment = AddPrincipal.enrolment(
            of: administrator, as: .administrator, account: account, by: administrator,
            grant: try grant(at: now), at: now)
        let actor = EntryActor(
            principal: administrator, role: .administrator, account: account, door: "cli",
            process: process)
        let keys = [
            try key(Self.referenceKey, under: keyEncryptionKey, at: now),
            try key(Self.tagKey, under: keyEncryptionKey, at: now),
        ]
        let terms = AgreementTexts.founding(at: now)
        let drafts = [
            EntryDraft(
                .logCreated, .allowed, by: actor, on: ("log", origin),
                details: [
                    "vkey": .string(log.verifierKey.text),
                    "keys": .array(keys.map { .string($0.name.text) }),
                ]),
            AddPrincipal.draft(enrolment, by: actor),
            PublishAgreementText.draft(terms, by: actor),
        ]
        let changes: [StateChange] =
            [.createHome(HomeRecord(origin: origin, createdAt: now))]
            + keys.map { .addKey($0) }
            + AddPrincipal.changes(enrolment)
            + [
                .addLogKey(LogKeyRecord(vkey: log.verifierKey.text, from: 0)),
                .publishAgreementText(terms),
            ]
        try await Journal(log: log, actor: actor).record(drafts, changing: changes)
        return enrolment
    }

    private func grant(at now: Instant) throws(GatewayError) -> Identifier<GrantNoun> {
        do { return try Randomness.identifier(at: now) } catch { throw .failed("\(error)") }
    }

    private func key(
        _ text: String, under keyEncryptionKey: KeyEncryptionKey, at now: Instant
    ) throws(GatewayError) -> SealedKey {
        let name: Name<KeyNoun>
        do { name = try Name(text) } catch { throw .failed("\(error)") }
        do {
            let box = try keyEncryptionKey.seal(
                SecretBytes(randomCount: KeyEncryptionKey.count), as: name, version: 1)
            return SealedKey(name: name, version: 1, createdAt: now, box: box)
        } catch { throw GatewayError(error) }
    }
}
