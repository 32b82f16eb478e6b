// The tests of the second person who agrees to a connection's terms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing

@testable import Gateway

struct SecondPersonTests {
    private static let policy = "sendinblue-newsletter-eu"
    private static let approvers = "approvers: [\"officer\"]"
    /// The policy without what asks for a second person.
    private static let forOne = [
        ("  four_eyes: {rows_over: 50000, on_policy_change: true, \(approvers)}\n", "")
    ]

    /// A home with a draft under the newsletter policy, which asks for an officer.
    private static func drafted(
        changes: [(String, String)] = []
    ) async throws -> (home: TestHome, draft: Agreement) {
        let home = try await TestHome.founded()
        try await home.activate(changes: changes)
        try await home.connect()
        return (home, try await draft(in: home))
    }

    private static func draft(
        in home: TestHome, as role: Role = .administrator
    ) async throws -> Agreement {
        let offer = try await home.gatekeeper.answer(
            ReadAgreementOffer(
                name: Name("brevo"), policies: [policy], validFor: #require(Period("P12M"))),
            for: home.caller(role))
        return try await home.perform(
            AgreeToConnection(to: offer, policies: [policy], statement: "I agree"), as: role)
    }

    private static func standing(in home: TestHome) throws -> AgreementStanding {
        let connection = try #require(home.store.rows.connections.first)
        return try AgreeToConnection.standing(
            of: connection, in: home.store, at: home.clock.now())
    }

    @Test func `under a policy that asks for two people one alone makes a draft`() async throws {
        let (home, draft) = try await Self.drafted()
        #expect(draft.needsSecond)
        #expect(try home.entries(.connectionAgreed).last?.detail("needs_second") == true)
        #expect(try Self.standing(in: home) == .lacking(.agreementMissing))
    }

    @Test func `the words of a refusal say that a second person is awaited`() async throws {
        let (home, _) = try await Self.drafted()
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                TestConnection(name: Name("brevo")), for: home.caller())
        }
        #expect(error.reason == .agreementMissing)
        #expect("\(error)".contains("second person"))
    }

    @Test func `with the second person it holds, and the entry names both records`() async throws {
        let (home, draft) = try await Self.drafted()
        let seconded = try await home.second()
        #expect(try Self.standing(in: home) == .active(seconded.identifier))
        #expect(seconded.secondedBy?.text == "officer")
        #expect(seconded.secondedAt == home.clock.now())
        #expect(seconded.agreedBy == draft.agreedBy)
        let entry = try #require(home.entries(.connectionSeconded).last)
        #expect(entry.members["actor"]?["principal"] == "officer")
        #expect(entry.detail("agreement") == .string("\(seconded.identifier)"))
        #expect(entry.detail("follows") == .string("\(draft.identifier)"))
        #expect(entry.detail("sha256") == .string(draft.textDigest))
        #expect(entry.detail("statement") == "I agree")
    }

    @Test func `who agreed cannot be the second person`() async throws {
        let (home, _) = try await Self.drafted(
            changes: [(Self.approvers, "approvers: [\"officer\", \"administrator\"]")])
        let error = try await failure { try await home.second(as: .administrator) }
        #expect(error.reason == .actorApproval)
        #expect(home.store.rows.agreements.count == 1)
    }

    @Test func `a role that the policy does not name cannot second`() async throws {
        let (home, _) = try await Self.drafted(
            changes: [(Self.approvers, "approvers: [\"administrator\"]")])
        let error = try await failure { try await home.second(as: .officer) }
        #expect(error.reason == .actorRole)
        #expect("\(error)".contains("administrator"))
        #expect(home.store.rows.agreements.count == 1)
    }

    @Test(arguments: [Role.contributor, .viewer])
    func `a role without leave is turned away at the door`(role: Role) async throws {
        let (home, _) = try await Self.drafted()
        let error = try await failure { try await home.second(as: role) }
        guard case .notPermitted(.actorRole, _, .some) = error else {
            return #expect(error == .notPermitted(.actorRole, rule: "", entry: 0))
        }
    }

    @Test func `when nobody could second it, nobody is asked to agree`() async throws {
        let home = try await TestHome.founded()
        try await home.activate(changes: [(Self.approvers, "approvers: [\"contributor\"]")])
        try await home.connect()
        let error = try await failure { try await Self.draft(in: home) }
        #expect(error.reason == .actorApproval)
        #expect(home.store.rows.agreements.isEmpty)
    }

    @Test func `an agreement is seconded once`() async throws {
        let (home, _) = try await Self.drafted()
        try await home.second()
        let error = try await failure { try await home.second() }
        #expect(error.reason == .inputExists)
        #expect(home.store.rows.agreements.count == 2)
    }

    @Test func `nobody seconds another agreement than the one they read`() async throws {
        let (home, draft) = try await Self.drafted()
        _ = try await Self.draft(in: home)
        let error = try await failure {
            try await home.perform(
                SecondAgreement(
                    name: Name("brevo"), agreement: draft.identifier, statement: "I agree"),
                as: .officer)
        }
        #expect(error.reason == .agreementSuperseded)
        #expect(home.store.rows.agreements.count == 2)
    }

    @Test func `other words than those asked for second nothing`() async throws {
        let (home, draft) = try await Self.drafted()
        let error = try await failure {
            try await home.perform(
                SecondAgreement(
                    name: Name("brevo"), agreement: draft.identifier, statement: "yes"),
                as: .officer)
        }
        #expect(error.reason == .inputInvalid)
        #expect(home.store.rows.agreements.count == 1)
    }

    @Test func `a withdrawn draft is not seconded`() async throws {
        let (home, _) = try await Self.drafted()
        try await home.perform(RevokeAgreement(name: Name("brevo")))
        let error = try await failure { try await home.second() }
        #expect(error.reason == .agreementRevoked)
        #expect(try home.entries(.connectionSeconded).isEmpty)
    }

    @Test func `a draft to older terms, to another address or past its end is not seconded`()
        async throws
    {
        let (superseded, _) = try await Self.drafted()
        try await superseded.publishTerms()
        #expect(try await failure { try await superseded.second() }.reason == .agreementSuperseded)
        let (redirected, _) = try await Self.drafted()
        redirected.store.edit { $0.connections = $0.connections.map(\.redirected) }
        #expect(try await failure { try await redirected.second() }.reason == .agreementSuperseded)
        let (ended, _) = try await Self.drafted()
        ended.clock.set("2027-06-01T12:00:00Z")
        #expect(try await failure { try await ended.second() }.reason != nil)
        #expect(try ended.entries(.connectionSeconded).isEmpty)
    }

    @Test func `a policy that asks for two people later finds one alone missing the second`()
        async throws
    {
        let home = try await TestHome.ready([Reader(1)], changes: Self.forOne)
        #expect(home.store.rows.agreements.last?.needsSecond == false)
        try await home.activate(
            version: 4, changes: [("on_policy_change: true", "on_policy_change: false")])
        let error = try await failure { try await home.run() }
        #expect(error.reason == .agreementMissing)
        try await home.second()
        #expect(try await home.run().state == .delivered)
    }

    @Test func `where no policy asks for a second person none is taken`() async throws {
        let home = try await TestHome.ready([Reader(1)], changes: Self.forOne)
        let error = try await failure { try await home.second() }
        #expect(error.reason == .inputInvalid)
    }

    @Test func `who withdraws while somebody seconds is not undone`() async throws {
        for _ in 0..<40 {
            let (home, draft) = try await Self.drafted()
            let (officer, administrator) = (home.caller(.officer), home.caller())
            let gatekeeper = home.gatekeeper
            let revoked = await withTaskGroup(of: Bool?.self) { group in
                group.addTask {
                    _ = try? await gatekeeper.perform(
                        SecondAgreement(
                            name: draft.connection, agreement: draft.identifier,
                            statement: "I agree"), for: officer)
                    return nil
                }
                group.addTask {
                    (try? await gatekeeper.perform(
                        RevokeAgreement(name: draft.connection), for: administrator)) != nil
                }
                return await group.reduce(false) { $1 ?? $0 }
            }
            let records = home.store.rows.agreements
            #expect((records.last?.revokedAt != nil) == revoked)
            // Each record takes the place of the one before it, and of no other.
            #expect(zip(records, records.dropFirst()).allSatisfy { $1.follows == $0.identifier })
        }
    }

    @Test func `a draft that a withdrawal overtook stays withdrawn`() async throws {
        let (home, _) = try await Self.drafted()
        try await home.perform(RevokeAgreement(name: Name("brevo")))
        #expect(home.store.rows.agreements.last?.needsSecond == true)
        #expect(try Self.standing(in: home) == .lacking(.agreementMissing))
    }
}
