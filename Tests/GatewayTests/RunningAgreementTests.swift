// The tests of an agreement that ends while a transfer runs under it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing

@testable import Gateway

struct RunningAgreementTests {
    /// What people may do to an agreement, through the gateway.
    enum Ending: CaseIterable, Sendable {
        case withdrawn, newTerms, newTermsInAnotherLanguage, anotherDraft, widerPolicy

        /// The reason of the transfer that was running.
        var reason: ReasonCode {
            switch self {
            case .withdrawn: .agreementRevoked
            case .newTerms, .newTermsInAnotherLanguage: .agreementSuperseded
            case .anotherDraft: .agreementMissing
            case .widerPolicy: .planPolicyChanged
            }
        }

        /// The reason of the next one.
        var laterReason: ReasonCode {
            self == .widerPolicy ? .agreementSuperseded : reason
        }

        /// The entry that ended it.
        var entry: EntryType {
            switch self {
            case .withdrawn: .connectionRevoked
            case .newTerms, .newTermsInAnotherLanguage: .agreementPublished
            case .anotherDraft: .connectionAgreed
            case .widerPolicy: .policyActivated
            }
        }

        func happen(in home: TestHome) async throws {
            switch self {
            case .withdrawn: try await home.perform(RevokeAgreement(name: Name("brevo")))
            case .newTerms: try await home.publishTerms()
            case .newTermsInAnotherLanguage: try await home.publishTerms(["id"])
            case .anotherDraft:
                let offer = try await home.answer(
                    ReadAgreementOffer(name: Name("brevo"), validFor: #require(Period("P1M"))))
                try await home.perform(AgreeToConnection(to: offer, statement: "I agree"))
            case .widerPolicy:
                try await home.activate(
                    version: 4,
                    changes: [
                        (
                            "category: \"pd:Name\", for: newsletter, do: allow",
                            "category: \"pd:Country\", for: newsletter, do: allow"
                        )
                    ])
            }
        }
    }

    private static let readers = (1...6).map { Reader($0) }

    @Test(arguments: Ending.allCases)
    func `a transfer stops before its next batch, and no key is opened any more`(
        ending: Ending
    ) async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileDelivering { [unowned home] batch in
            if batch == 0 { try await ending.happen(in: home) }
        }
        let report = try await home.run()
        #expect(report.state == .partial)
        #expect(report.reason == ending.reason)
        #expect(report.delivered == 2)
        #expect(home.destination.sent.count == 1)
        let ended = try #require(home.entries(ending.entry).last).index
        for opening in try home.entries(.secretUnsealed) + home.entries(.deliveryStarted) {
            #expect(opening.index < ended)
        }
        #expect(try home.verified().unfinished.isEmpty)
    }

    @Test(arguments: Ending.allCases)
    func `the next transfer is refused before anything is opened`(ending: Ending) async throws {
        let home = try await TestHome.ready(Self.readers)
        try await ending.happen(in: home)
        let error = try await failure { try await home.run() }
        #expect(error.reason == ending.laterReason)
        #expect(error.entry != nil)
        #expect(home.destination.examined == 0)
        #expect(try home.entries(.secretUnsealed).isEmpty)
    }

    @Test(arguments: Ending.allCases)
    func `between licence and decision it stops as well`(ending: Ending) async throws {
        let home = try await TestHome.ready(Self.readers)
        home.destination.whileExamining { [unowned home] _ in try await ending.happen(in: home) }
        // A policy is looked up once at the start; the licence compares it with what is in force.
        let error = try await failure { try await home.run() }
        #expect(error.reason == ending.reason)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `a wider policy says what is beyond the agreement`() async throws {
        let home = try await TestHome.ready(Self.readers)
        try await Ending.widerPolicy.happen(in: home)
        let error = try await failure { try await home.run() }
        #expect("\(error)".contains("pd:Country"))
        #expect(!"\(error)".contains("pd:EmailAddress"))
        try await home.agree()
        #expect(try await home.plan().objection == nil)
    }

    @Test func `a narrower policy runs under the agreement that there is`() async throws {
        let home = try await TestHome.ready(
            Self.readers,
            changes: [("on_policy_change: true", "on_policy_change: false")])
        try await home.activate(
            version: 4,
            changes: [
                ("on_policy_change: true", "on_policy_change: false"),
                ("category: \"pd:TelephoneNumber\"", "category: \"pd:Name\""),
            ])
        #expect(try await home.run().state == .delivered)
    }

    @Test func `a decision and each opened key name the agreement`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let agreement = try #require(home.store.rows.agreements.last).identifier
        try await home.run()
        let named = CanonicalJSON.string("\(agreement)")
        #expect(try home.entries(.transferDecided).map { $0.detail("agreement") } == [named])
        #expect(try home.entries(.secretUnsealed).map { $0.detail("agreement") } == [named])
    }

    @Test func `a connection is not tested before somebody agreed, and the entry says so`()
        async throws
    {
        let home = try await TestHome.founded()
        try await home.connect()
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                TestConnection(name: Name("brevo")), for: home.caller())
        }
        #expect(error.reason == .agreementMissing)
        #expect(home.destination.examined == 0)
        let entry = try #require(home.entries().last)
        #expect(entry.type == .connectionTested)
        #expect(entry.outcome == .denied)
        #expect(error.entry == entry.index)
        #expect(try home.entries(.secretUnsealed).isEmpty)
    }

    @Test func `an agreement that ends while a key is about to be opened leaves it sealed`()
        async throws
    {
        let home = try await TestHome.ready([Reader(1)])
        let gatekeeper = home.gatekeeper
        for _ in 0..<20 {
            let administrator = home.caller()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        _ = try? await gatekeeper.carryOut(
                            TestConnection(name: Name("brevo")), for: administrator)
                    }
                }
                group.addTask {
                    _ = try await gatekeeper.perform(
                        RevokeAgreement(name: Name("brevo")), for: administrator)
                }
                try await group.waitForAll()
            }
            let ended = try #require(home.entries(.connectionRevoked).last).index
            #expect(try home.entries(.secretUnsealed).allSatisfy { $0.index < ended })
            try await home.agree()
        }
    }

    @Test func `an agreement does not hold for another connection`() async throws {
        let home = try await TestHome.ready([Reader(1)])
        try await home.connect("second")
        let error = try await failure {
            try await home.gatekeeper.carryOut(
                TestConnection(name: Name("second")), for: home.caller())
        }
        #expect(error.reason == .agreementMissing)
    }
}
