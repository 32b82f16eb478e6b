// The tests of a policy file, decided slowly.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A test of a policy file as it says it, decided by the slow evaluator.
struct SlowTest {
    let name: String
    private let test: Tree

    init(_ test: Tree) {
        self.test = test
        name = test["name"]?.words ?? ""
    }

    /// When it is decided, in microseconds.
    var now: Int64? { Self.instant(test["now"]?.words) }

    /// Whether the policy decides as the test expects.
    func passes(under policy: SlowPolicy) -> Bool {
        guard let now else { return false }
        let (events, terms) = consents(of: policy)
        let keys = policy.fields.map(\.action.key).filter { !$0.isEmpty }
        guard
            let evaluator = SlowEvaluator(
                policies: [policy], terms: terms,
                keys: Dictionary(keys.map { ($0, Array("policy test \($0)".utf8)) }) { $1 },
                connection: "", now: now)
        else { return false }
        let outcome = evaluator.decide(profile, events)
        guard let expected = test["expect"] else { return false }
        if expected["decision"] == .text("deny") {
            return expected["reason"] == .text(Self.plain(outcome.deciding))
        }
        guard outcome.deciding == "released" else { return false }
        let record = expected["record"]?.members ?? []
        let dropped = expected["dropped"]?.members ?? []
        guard record.count == outcome.record.count, dropped.count == outcome.dropped.count else {
            return false
        }
        return record.allSatisfy { Self.matches(outcome.record[$0.0], $0.1.words) }
            && dropped.allSatisfy { name, reason in
                outcome.dropped[name].map { .text(Self.plain($0)) } == reason
            }
    }

    private static func matches(_ found: [UInt8]?, _ expected: String?) -> Bool {
        guard let found, let expected else { return false }
        let text = String(decoding: found, as: UTF8.self)
        switch expected {
        case "<hmac>": return text.wholeMatch(of: /[0-9a-f]{64}/) != nil
        case "<token>": return text.wholeMatch(of: /[0-9A-HJKMNP-TV-Z]{26}/) != nil
        default: return Array(expected.utf8) == found
        }
    }

    /// A code without its position.
    static func plain(_ code: String) -> String {
        code.replacing(/\[[0-9]+\]/, with: "")
    }

    /// The person of the test.
    var profile: [String: [UInt8]] {
        var profile: [String: [UInt8]] = [:]
        for (field, value) in test["profile"]?.members ?? [] {
            switch value {
            case .text(let words): profile[field] = Array(words.utf8)
            case .flag(let flag): profile[field] = Array((flag ? "true" : "false").utf8)
            default: break
            }
        }
        return profile
    }

    /// What the person said, and was told.
    func consents(of policy: SlowPolicy) -> ([SlowEvent], [Int: SlowTerms]) {
        var terms: [Int: SlowTerms] = [:]
        var events: [SlowEvent] = []
        for (place, event) in (test["consent"]?.items ?? []).enumerated() {
            let purpose = event["purpose"]?.words ?? ""
            let channel = policy.purposes.first { $0.name == purpose }?.channel ?? ""
            let recipients = event["recipients"]?.items.compactMap(\.words) ?? []
            let at = Self.instant(event["at"]?.words) ?? 0
            var said = SlowEvent(
                state: event["state"]?.words ?? "", purpose: purpose, channel: channel,
                recipient: nil, type: event["type"]?.words ?? "",
                isConfirmed: event["confirmed"]?.isTrue ?? false, expressedAt: at,
                endsAt: event["valid_for"]?.words.map { SlowCalendar.end(of: $0, from: at) },
                terms: place + 1, identifier: place)
            if !said.isGiven, !recipients.isEmpty, !recipients.contains(policy.connectionType) {
                said.recipient = "somebody else"
            }
            let told = SlowTerms(
                purpose: purpose, channel: channel, notice: event["notice"]?.words ?? "",
                version: event["notice"] == nil ? 0 : event["notice_version"]?.whole ?? 0,
                recipients: recipients)
            // Two that were told the same were told one thing.
            if let same = terms.first(where: { $0.value == told })?.key { said.terms = same }
            terms[said.terms] = told
            events.append(said)
        }
        for scope in test["suppressed"]?.items ?? [] {
            events.append(
                SlowEvent(
                    state: "Objected", purpose: nil, channel: nil,
                    recipient: scope == .text("global") ? nil : policy.connectionType, type: "",
                    isConfirmed: false, expressedAt: 0, endsAt: nil, terms: 0, identifier: 99))
        }
        return (events, terms)
    }

    /// An instant in UTC, or with an offset.
    static func instant(_ text: String?) -> Int64? {
        guard let text,
            let parts = text.wholeMatch(
                of: /(.{10})[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))/),
            let day = SlowCalendar.day(in: Array(parts.1.utf8))
        else { return nil }
        let clock = [parts.2, parts.3, parts.4].map { Int64($0) ?? 0 }
        let offset = (Int64(parts.7 ?? "0") ?? 0) * 3600 + (Int64(parts.8 ?? "0") ?? 0) * 60
        let decimals = String(parts.5 ?? "").padding6
        return SlowCalendar.midnight(of: day)
            + (clock[0] * 3600 + clock[1] * 60 + clock[2]
                + (parts.6 == "+" ? -offset : offset)) * SlowCalendar.second + decimals
    }
}

extension String {
    /// Decimals of a second as microseconds.
    fileprivate var padding6: Int64 {
        Int64((self + "000000").prefix(6)) ?? 0
    }
}
