// That a past time has one answer.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Gateway
import Permissions
import Testing

/// A random history of who may do what, through the real requests, in which the gatekeeper is asked
/// again and again; afterwards every one of its answers is asked for once more.
struct PermissionHistoryTests {
    /// What the gatekeeper answered.
    struct Answer: Sendable {
        let name: String
        let action: Action
        let connection: String?
        let at: Instant
        let reason: ReasonCode?
        let rule: String?
    }

    private static let people = [
        "administrator", "contributor", "officer", "viewer", "ada", "ben", "cora",
    ]
    private static let connections = ["brevo", "private"]

    /// Lets time pass: by a microsecond, to the very edge of a term, or by up to an hour.
    private static func wait(in home: TestHome, _ dice: inout SeededNumbers) {
        let now = home.clock.now()
        let rows = home.store.rows
        let edges =
            rows.principals.flatMap(\.grants).flatMap { [$0.from, $0.until].compactMap { $0 } }
            + rows.shares.flatMap { [$0.from, $0.until].compactMap { $0 } }
        let next = edges.filter { $0 > now }.min()
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: home.move(to: Instant(microseconds: now.microseconds + 1))
        case 1 where next != nil: home.move(to: next ?? now)
        default: home.move(to: home.later(Int64.random(in: 1...3600, using: &dice)))
        }
    }

    /// One change that somebody tries, most often an administrator; it may be refused.
    private static func change(in home: TestHome, _ dice: inout SeededNumbers) async throws {
        let rows = home.store.rows
        let now = home.clock.now()
        let able = rows.principals.filter { $0.holds(.administrator, at: now) }.map(\.name.text)
        let asking = dice.happens(90) ? able : people
        let caller = try home.caller(claiming: #require(asking.randomElement(using: &dice)))
        let name = try Name<Principal>(#require(people.randomElement(using: &dice)))
        let connection = try Name<Connection>(
            #require(connections.randomElement(using: &dice)))
        let role = try #require(Role.allCases.randomElement(using: &dice))
        let from = dice.happens(40) ? home.later(Int64.random(in: 0...7200, using: &dice)) : nil
        let until =
            dice.happens(50) ? home.later(Int64.random(in: 0...14_400, using: &dice)) : nil
        let gatekeeper = home.gatekeeper
        switch Int.random(in: 0..<12, using: &dice) {
        case 0...1:
            _ = try await gatekeeper.perform(
                AddPrincipal(name: name, role: role, account: 6000), for: caller)
        case 2...4:
            _ = try await gatekeeper.perform(
                GrantRole(name: name, role: role, from: from, until: until, reason: "x"),
                for: caller)
        case 5:
            _ = try await gatekeeper.perform(
                RevokeRole(.role(role, of: name), reason: "x"), for: caller)
        case 6:
            let grants = rows.principals.flatMap(\.grants)
            let grant = try #require(grants.randomElement(using: &dice))
            _ = try await gatekeeper.perform(
                RevokeRole(.grant(grant.identifier), reason: "x"), for: caller)
        case 7...9:
            _ = try await gatekeeper.perform(
                ShareConnection(
                    name: connection, with: dice.happens(60) ? name : nil, from: from,
                    until: until, reason: "x"), for: caller)
        case 10:
            guard let share = rows.shares.randomElement(using: &dice) else { return }
            _ = try await gatekeeper.perform(
                UnshareConnection(
                    name: share.connection, share: share.identifier, reason: "x"), for: caller)
        default:
            guard dice.happens(30) else { return }
            _ = try await gatekeeper.perform(DisablePrincipal(name: name), for: caller)
        }
    }

    private static func ask(in home: TestHome, _ dice: inout SeededNumbers) async throws -> Answer {
        let name = try #require(people.randomElement(using: &dice))
        let asked = try #require(AskedActions.all.randomElement(using: &dice))
        let connection = dice.happens(75) ? connections.randomElement(using: &dice) : nil
        var refusal: (reason: ReasonCode, rule: String)?
        do {
            _ = try await asked.send(
                home.gatekeeper, home.caller(claiming: name), connection.map { try Name($0) })
        } catch let error as GatewayError {
            guard case .notPermitted(let reason, let rule, _) = error else { throw error }
            refusal = (reason, rule)
        }
        return Answer(
            name: name, action: asked.action, connection: connection, at: home.clock.now(),
            reason: refusal?.reason, rule: refusal?.rule)
    }

    /// One history, and what was answered in its course.
    struct History: Sendable {
        let home: TestHome
        let answers: [Answer]
    }

    /// The histories that all tests look at; they are lived through once.
    private static let histories = Task {
        try await withThrowingTaskGroup(of: History.self) { group in
            for seed in 1...3 as ClosedRange<UInt64> {
                group.addTask { try await Self.history(seed) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private static func history(_ seed: UInt64) async throws -> History {
        var dice = SeededNumbers(seed: seed)
        let home = try await TestHome.founded()
        try await home.connect("brevo", sharing: .contributors)
        try await home.connect("private", sharing: .administrators)
        var answers: [Answer] = []
        for _ in 0..<60 {
            wait(in: home, &dice)
            do { try await change(in: home, &dice) } catch is GatewayError {}
            for _ in 0..<6 { answers.append(try await ask(in: home, &dice)) }
            wait(in: home, &dice)
            for _ in 0..<6 { answers.append(try await ask(in: home, &dice)) }
        }
        return History(home: home, answers: answers)
    }

    /// Somebody who is an administrator in the end.
    private func reader(of home: TestHome) throws -> Caller {
        let now = home.clock.now()
        let one = try #require(
            home.store.rows.principals.first { $0.holds(.administrator, at: now) })
        return try home.caller(claiming: one.name.text)
    }

    @Test func `what the gatekeeper answered at a time is what is answered about that time`()
        async throws
    {
        for history in try await Self.histories.value {
            let home = history.home
            let caller = try reader(of: home)
            let enrolled = Set(home.store.rows.principals.map(\.name.text))
            for answer in history.answers where enrolled.contains(answer.name) {
                let said = try await home.gatekeeper.answer(
                    AskPermission(
                        name: Name(answer.name), action: answer.action,
                        over: answer.connection.map { try Name($0) }, at: answer.at),
                    for: caller)
                #expect(said.allowed == (answer.reason == nil), "\(answer)")
                #expect(said.reason == answer.reason, "\(answer)")
                if let rule = answer.rule { #expect(said.rule == rule) }
            }
        }
    }

    @Test func `the log alone tells what the gatekeeper answered at a time`() async throws {
        for history in try await Self.histories.value {
            let oracle = try LogOracle(history.home.entries())
            for answer in history.answers {
                let reason = oracle.reason(
                    answer.name, answer.action, over: answer.connection, at: answer.at)
                #expect(reason == answer.reason, "\(answer)")
            }
        }
    }

    @Test func `the histories reach every answer and every change`() async throws {
        var reasons: [String: Int] = [:]
        var types: Set<EntryType> = []
        for history in try await Self.histories.value {
            for answer in history.answers {
                reasons[answer.reason?.description ?? "", default: 0] += 1
            }
            types.formUnion(try history.home.entries().map(\.type))
        }
        for reason in [
            "", "actor.unknown", "actor.disabled", "actor.role", "connection.not_shared",
        ] {
            #expect(reasons[reason, default: 0] >= 20, "\(reasons)")
        }
        #expect(
            types.isSuperset(of: [
                .principalAdded, .principalGranted, .principalRevoked, .principalDisabled,
                .connectionShared, .connectionUnshared,
            ]))
    }
}
