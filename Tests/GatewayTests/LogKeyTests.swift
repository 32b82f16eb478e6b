// Rotating the key that signs the log.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing
import TransparencyLog

@testable import Gateway

struct LogKeyTests {
    private func rotate(_ home: TestHome) async throws -> RotateLogKey.Output {
        try await home.gatekeeper.carryOut(RotateLogKey(), for: home.caller())
    }

    private func retire(_ home: TestHome) async throws -> RetireLogKey.Output {
        try await home.gatekeeper.carryOut(RetireLogKey(), for: home.caller())
    }

    /// Who signed the newest checkpoint.
    private func signed(_ home: TestHome) throws -> [UInt32] {
        let head = try #require(try home.store.head())
        return try SignedNote(parsing: head.note).signatures.map(\.identifier)
    }

    @Test func `a rotation is recorded under a checkpoint of both keys`() async throws {
        let home = try await TestHome.founded()
        let made = try await rotate(home)
        let entry = try #require(try home.entries().last)
        #expect(entry.index == made.entry && entry.type == .keyRotated)
        #expect(entry.detail("vkey") == .string(made.vkey))
        #expect(entry.detail("previous") == .string(made.previous))
        #expect(try signed(home) == home.log.verifierKeys.map(\.identifier))
        #expect(home.log.verifierKeys.map(\.text) == [made.previous, made.vkey])
    }

    @Test func `the table of keys says what the entries say`() async throws {
        let home = try await TestHome.founded()
        let made = try await rotate(home)
        let ended = try await retire(home)
        #expect(
            try home.store.logKeys() == [
                LogKeyRecord(vkey: made.previous, from: 0, until: ended.entry + 1),
                LogKeyRecord(vkey: made.vkey, from: made.entry),
            ])
        var keys = try LogKeys(first: VerifierKey(parsing: made.previous))
        for entry in try home.entries() { try keys.take(entry) }
        #expect(keys.valid(at: ended.entry + 1).map(\.text) == [made.previous, made.vkey])
        #expect(keys.valid(at: ended.entry + 2).map(\.text) == [made.vkey])
    }

    @Test func `a table that lacks the first key gets it with the rotation`() async throws {
        let home = try await TestHome.founded()
        home.store.edit { $0.logKeys = [] }
        let made = try await rotate(home)
        #expect(try home.store.logKeys().map(\.vkey) == [made.previous, made.vkey])
    }

    @Test func `a second rotation waits for the end of the first and makes no key`() async throws {
        let home = try await TestHome.founded()
        _ = try await rotate(home)
        let places = home.signingKeys.places
        await #expect(throws: GatewayError.self) { try await rotate(home) }
        #expect(home.signingKeys.places == places)
    }

    @Test func `nothing is recorded when the new key cannot be kept`() async throws {
        let home = try await TestHome.founded()
        home.signingKeys.edit { $0.isFull = true }
        let before = try home.entries().count
        await #expect(throws: GatewayError.self) { try await rotate(home) }
        #expect(try home.entries().count == before)
        #expect(home.log.verifierKeys.count == 1)
    }

    @Test func `the key's file stands before its entry`() async throws {
        let home = try await TestHome.founded()
        home.store.fail(commit: 0, .notPersisted)
        await #expect(throws: GatewayError.self) { try await rotate(home) }
        #expect(home.signingKeys.places.next == 8)
        let again = try home.restarted()
        let made = try await rotate(again)
        #expect(try made.vkey == FakeSigningKeys.signer(9).verifierKey.text)
    }

    @Test func `a rotation that became durable goes on with both keys`() async throws {
        let home = try await TestHome.founded()
        home.store.fail(commit: 0, .persisted)
        await #expect(throws: GatewayError.self) { try await rotate(home) }
        let again = try home.restarted()
        #expect(again.log.verifierKeys.count == 2)
        _ = try await retire(again)
        #expect(again.signingKeys.places == FakeSigningKeys.Places(current: 8))
    }

    @Test func `a retirement that became durable leaves the new key alone`() async throws {
        let home = try await TestHome.founded()
        let made = try await rotate(home)
        home.store.fail(commit: 0, .persisted)
        await #expect(throws: GatewayError.self) { try await retire(home) }
        let again = try home.restarted()
        #expect(again.log.verifierKeys.map(\.text) == [made.vkey])
        _ = try await again.perform(
            AddPrincipal(name: Name("late"), role: .viewer, account: 1009))
        #expect(try signed(again).count == 1)
    }

    @Test(arguments: [Role.contributor, .officer, .viewer])
    func `only an administrator may rotate`(role: Role) async throws {
        let home = try await TestHome.founded()
        let error = await #expect(throws: GatewayError.self) {
            try await home.gatekeeper.carryOut(RotateLogKey(), for: home.caller(role))
        }
        #expect(error?.reason == .actorRole)
        #expect(home.signingKeys.places.next == nil)
    }
}
