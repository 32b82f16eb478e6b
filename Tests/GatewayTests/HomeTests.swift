// The tests of founding a home and of its status.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Testing
import TransparencyLog

struct HomeTests {
    @Test func `the account that founds a home is its first administrator`() async throws {
        let home = try await TestHome.founded()
        let entries = try home.entries()
        #expect(entries.prefix(2).map(\.type) == [.logCreated, .principalAdded])
        #expect(entries[0].detail("vkey") == .string(home.log.verifierKey.text))
        #expect(home.store.rows.principals.first?.role == .administrator)
        #expect(home.store.rows.keys.map(\.name.text) == ["subject-reference", "subject-tag"])
    }

    @Test func `a home is founded once`() async throws {
        let home = try await TestHome.founded()
        let before = home.store.rows
        let error = try await failure {
            try await HomeFounding(
                origin: TestHome.origin, administrator: Name("another"), account: 4711
            ).found(
                log: home.log, keyEncryptionKey: home.keyEncryptionKey, process: 1,
                at: home.clock.now())
        }
        guard case .exists = error else { return #expect(error == .exists("")) }
        #expect(home.store.rows.state == before.state)
        #expect(home.store.rows.bodies.count == before.bodies.count)
    }

    @Test func `the status tells why a connection cannot send`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.connect("second")
        let status = try await home.answer(ReadStatus(), as: .viewer)
        #expect(status.cannotSend == ["second": .agreementMissing])
        #expect(status.policies == ["sendinblue-newsletter-eu@3"])
        #expect(status.entries == UInt64(home.store.rows.bodies.count))
    }

    @Test func `the whole policy passes its own tests and is activated`() async throws {
        let home = try await TestHome.founded()
        let output = try await home.perform(
            ActivatePolicy(source: NewsletterPolicy.whole(), file: "newsletter-eu.yaml"))
        #expect(output.version == 3)
        #expect(output.tests > 10)
        let entry = try #require(home.entries(.policyActivated).last)
        #expect(entry.detail("sha256") == .string(output.digest))
    }

    @Test func `a policy whose tests leave a check unguarded is not activated`() async throws {
        let home = try await TestHome.founded()
        let error = try await failure {
            try await home.perform(
                ActivatePolicy(source: NewsletterPolicy.source(), file: "newsletter-eu.yaml"))
        }
        #expect(error.reason == .policyInvalid)
        #expect(home.store.rows.policies.isEmpty)
    }

    @Test func `an older version does not come back in force`() async throws {
        let home = try await TestHome.founded()
        try await home.activate(version: 4)
        let error = try await failure {
            try await home.perform(
                ActivatePolicy(source: NewsletterPolicy.whole(), file: "newsletter-eu.yaml"))
        }
        #expect(error.reason == .policyInvalid)
        #expect(home.store.rows.policies.map(\.version) == [4])
    }

    @Test(arguments: [0, 65])
    func `an export of no segment or of too many is refused`(count: Int) async throws {
        let home = try await TestHome.ready([Reader(1)])
        for number in 0..<count {
            try await home.addSegment("segment-\(number)", Reader.table([]))
        }
        let error = try await failure {
            try await home.addExport("parts", segments: (0..<count).map { "segment-\($0)" })
        }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.exports.count == 1)
    }

    @Test(arguments: [Int64.min, -1, 0, 1 << 53 + 1, .max])
    func `a number that no list has is refused`(list: Int64) async throws {
        let home = try await TestHome.ready([Reader(1)])
        let error = try await failure {
            try await home.perform(
                AddExport(
                    name: Name("other"), connection: Name("brevo"), segments: [Name("readers")],
                    policy: "sendinblue-newsletter-eu", list: list, matching: [:], batchPeople: 2))
        }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `a connection test sends nothing about anybody and is recorded`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        _ = try await home.gatekeeper.carryOut(
            TestConnection(name: Name("brevo")), for: home.caller())
        #expect(
            try home.entries().suffix(2).map(\.type) == [.secretUnsealed, .connectionTested])
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a connection test that fails is recorded with its reason`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        home.destination.failExamination(
            DestinationError(.providerUnauthorised, "the key is not accepted", isTemporary: false))
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                TestConnection(name: Name("brevo")), for: home.caller())
        }
        #expect(error.reason == .providerUnauthorised)
        #expect(error.entry == (try home.entries().last?.index))
        #expect(try home.entries().last?.outcome == .error)
    }
}
