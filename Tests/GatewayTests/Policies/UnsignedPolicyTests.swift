// The tests of policies that the log did not put in force.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Policy
import Testing

@testable import Gateway

struct UnsignedPolicyTests {
    private static let readers = (1...4).map { Reader($0) }

    /// What somebody who can write the state, and not the log, would write there.
    enum Forgery: String, CaseIterable {
        case beyondTheLog, anotherType, anotherVersion, anotherText, anotherDate, asGuardRail
    }

    /// A version 4 that takes everybody, in the place of the newest row or after it.
    private func forge(_ forgery: Forgery, in home: TestHome) throws {
        let old = try #require(home.store.rows.policies.last)
        let source = try NewsletterPolicy.source(
            version: 4, [("op: age_at_least, value: 16", "op: age_at_least, value: 1")])
        let wide = try PolicyDocument(parsing: source, file: "p.yaml")
        func record(
            _ entry: UInt64, version: Int, digest: Digest<PolicyText>, source: [UInt8],
            from: Instant? = nil, isGuardRail: Bool = false
        ) -> PolicyRecord {
            PolicyRecord(
                identifier: old.identifier, version: version, digest: digest, source: source,
                activatedBy: old.activatedBy, activatedAt: old.activatedAt,
                activeFrom: from ?? old.activeFrom, isGuardRail: isGuardRail, entry: entry)
        }
        let size = UInt64(home.store.rows.bodies.count)
        let forged: PolicyRecord =
            switch forgery {
            case .beyondTheLog: record(size, version: 4, digest: wide.digest, source: source)
            case .anotherType: record(0, version: 4, digest: wide.digest, source: source)
            case .anotherVersion:
                record(old.entry, version: 4, digest: wide.digest, source: source)
            case .anotherText: record(old.entry, version: 3, digest: wide.digest, source: source)
            case .anotherDate:
                record(
                    old.entry, version: 3, digest: old.digest, source: old.source,
                    from: old.activeFrom.advanced(bySeconds: -60))
            case .asGuardRail:
                record(
                    old.entry, version: 3, digest: old.digest, source: old.source,
                    isGuardRail: true)
            }
        home.store.edit { rows in
            if forgery == .anotherDate || forgery == .asGuardRail { rows.policies.removeLast() }
            rows.policies.append(forged)
        }
    }

    @Test(arguments: Forgery.allCases.filter { $0 != .asGuardRail })
    func `a policy that the log did not put in force sends nothing`(
        forgery: Forgery
    ) async throws {
        let home = try await TestHome.ready(Self.readers)
        try forge(forgery, in: home)
        let error = try await failure { try await home.run() }
        #expect(error.reason == .policyUnsigned)
        #expect(error.entry == (try home.entries().last?.index))
        #expect(home.destination.sent.isEmpty)
        #expect(home.destination.examined == 0)
        #expect(try home.transfer.reason == .policyUnsigned)
        #expect(try home.entries(.transferDecided).isEmpty)
    }

    @Test(arguments: Forgery.allCases)
    func `the list says that it is not signed`(forgery: Forgery) async throws {
        let home = try await TestHome.ready(Self.readers)
        #expect(try await home.answer(ListPolicies()).allSatisfy { $0.isSigned })
        try forge(forgery, in: home)
        let row = try #require(try await home.answer(ListPolicies()).last)
        #expect(!row.isSigned)
    }

    @Test func `a guard-rail that the log did not put in force sends nothing`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let source = try NewsletterPolicy.guardRail()
        let rail = try PolicyDocument(parsing: source, file: "r.yaml")
        let old = try #require(home.store.rows.policies.last)
        home.store.edit { rows in
            rows.policies.append(
                PolicyRecord(
                    identifier: rail.identifier, version: 1, digest: rail.digest, source: source,
                    activatedBy: old.activatedBy, activatedAt: old.activatedAt, isGuardRail: true,
                    entry: old.entry))
        }
        #expect(try await failure { try await home.run() }.reason == .policyUnsigned)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `text behind the digest that the log names is refused as well`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let old = try #require(home.store.rows.policies.last)
        let source = try NewsletterPolicy.source([("value: 16", "value: 1")])
        home.store.edit { rows in
            rows.policies[0] = PolicyRecord(
                identifier: old.identifier, version: old.version, digest: old.digest,
                source: source, activatedBy: old.activatedBy, activatedAt: old.activatedAt,
                activeFrom: old.activeFrom, entry: old.entry)
        }
        #expect(try await failure { try await home.run() }.reason == .policyInvalid)
        #expect(home.destination.sent.isEmpty)
    }

    @Test func `an entry that is not what was signed is no proof of a policy`() async throws {
        let home = try await TestHome.ready(Self.readers)
        let old = try #require(home.store.rows.policies.last)
        home.store.edit { rows in
            let body = String(decoding: rows.bodies[Int(old.entry)], as: UTF8.self)
            rows.bodies[Int(old.entry)] = Array(
                body.replacing("dpo@company.example", with: "dpo@company.examplf").utf8)
        }
        let error = try await failure { try await home.run() }
        guard case .integrity(let words) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(words.contains("INVALID: entry \(old.entry)"))
        #expect(home.destination.sent.isEmpty)
    }
}
