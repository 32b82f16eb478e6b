// Both sides of one case.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Cryptography
import Domain
import Policy

/// A policy, its guard-rails and an instant, on both sides: the real rooms and the slow evaluator.
struct BothSides {
    let slow: SlowEvaluator
    private(set) var engine: PolicyEngine
    private let connection: Name<Connection>

    /// A key for each name; one of them is longer than a block.
    private static func keys(of policies: [SlowPolicy]) -> [String: [UInt8]] {
        var keys: [String: [UInt8]] = [:]
        for name in policies.flatMap(\.fields).map(\.action.key) where !name.isEmpty {
            keys[name] = Array(repeating: UInt8(name.utf8.count), count: name == "b" ? 80 : 3)
        }
        return keys
    }

    /// The document read by the real reader; anything it refuses is thrown on.
    static func compiled(_ tree: Tree) throws -> CompiledPolicy {
        try PolicyDocument(parsing: Array(tree.json.utf8), file: "random.json").compiled()
    }

    /// Nil when both say that the policies cannot stand together; throws when they do not agree.
    init?(
        _ compiled: [CompiledPolicy], _ plain: [SlowPolicy], terms: [Int: SlowTerms], now: Int64
    ) throws {
        connection = try Name(RandomEvents.connection)
        let keys = Self.keys(of: plain)
        let slow = SlowEvaluator(
            policies: plain, terms: terms, keys: keys, connection: connection.text, now: now)
        let combined = try? compiled[0].combined(with: Array(compiled.dropFirst()))
        guard (slow == nil) == (combined == nil) else { throw Disagreement.combination }
        guard let slow, let combined else { return nil }
        self.slow = slow
        var columns: [SourceField: Int] = [:]
        for (index, field) in RandomProfile.fields.enumerated() {
            columns[try SourceField(field)] = index
        }
        var numbered: [UInt32: ConsentTerms] = [:]
        for (number, told) in terms {
            numbered[UInt32(number)] = ConsentTerms(
                purpose: try Name(told.purpose), channel: told.channel == "sms" ? .sms : .email,
                notice: told.notice, noticeVersion: told.version, recipients: told.recipients)
        }
        engine = try PolicyEngine(
            policy: combined, columns: columns, terms: numbered,
            keys: keys.map { NamedKey(name: $0, secret: SecretBytes(copying: $1)) },
            now: Instant(microseconds: now))
    }

    enum Disagreement: Error { case combination }

    /// Everybody's consent, from their events, by the room that a transfer asks.
    func view(of people: [[SlowEvent]]) throws -> ConsentView {
        var ledger = MemoryLedger()
        for (number, events) in people.enumerated() {
            for event in events {
                ledger.add(try event.recorded(of: Self.subject(number), now: slow.now))
            }
        }
        return try ConsentView(
            ledger: ledger,
            questions: engine.policy.purposes.map {
                ConsentQuestion(purpose: $0.name, channel: $0.channel)
            }, recipient: engine.policy.connectionType, connection: connection,
            upTo: try ledger.newestNumber(), now: engine.now(slow))
    }

    /// What the real rooms say of a person.
    mutating func decide(
        _ profile: [String: [UInt8]], number: Int, _ view: ConsentView
    ) -> Outcome {
        var facts = SubjectFacts(purposeCount: engine.policy.purposes.count)
        view.facts(about: Self.subject(number), into: &facts)
        var batch = ProfileBatch(columnCount: RandomProfile.fields.count)
        batch.begin(atRow: 0)
        for field in RandomProfile.fields {
            for byte in profile[field] ?? [] { batch.append(byte) }
            batch.endField()
        }
        return Outcome(engine.decide(0, of: batch, facts: facts), engine)
    }

    private static func subject(_ number: Int) -> SubjectReference {
        SubjectReference(Digest(UInt64(number), 0, 0, UInt64(number)))
    }
}

extension PolicyEngine {
    fileprivate func now(_ slow: SlowEvaluator) -> Instant { Instant(microseconds: slow.now) }
}
