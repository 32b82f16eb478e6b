// Reads the tests that stand in a policy file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension PolicyReader {
    mutating func tests(_ node: StrictNode?, of policy: CompiledPolicy) -> [PolicyTest] {
        let items = nodes.list(node, "tests", most: 1000)
        if let node, items.isEmpty {
            nodes.report(node.place, "a policy has at least one test")
        }
        var tests: [PolicyTest] = []
        for item in items {
            guard let test = test(item, of: policy) else { continue }
            if tests.contains(where: { $0.name == test.name }) {
                nodes.report(item.place, "two tests have the name `\(test.name)`")
            }
            tests.append(test)
        }
        return tests
    }

    private mutating func test(_ node: StrictNode, of policy: CompiledPolicy) -> PolicyTest? {
        guard
            let map = nodes.map(
                node, "test",
                keys: ["name", "now", "profile", "suppressed", "consent", "expect"],
                required: ["name", "now", "profile", "consent", "expect"])
        else { return nil }
        let name = nodes.text(map["name"], "name")
        let now = nodes.instant(map["now"], "now")
        let profile = profile(map["profile"])
        let suppression: [Suppression] = nodes.list(map["suppressed"], "suppressed", most: 2)
            .compactMap {
                nodes.choice(
                    $0, "suppressed", among: [("global", .global), ("connection", .connection)])
            }
        let events = nodes.list(map["consent"], "consent", most: 1000).compactMap {
            event($0, of: policy)
        }
        let expectation = expectation(map["expect"], of: policy)
        guard let name, let now, let expectation else { return nil }
        return PolicyTest(
            name: name, now: now, profile: profile, suppression: Suppression(suppression),
            events: events, expectation: expectation)
    }

    private mutating func profile(_ node: StrictNode?) -> [SourceField: [UInt8]] {
        guard let node else { return [:] }
        guard case .map(let members) = node.content else {
            nodes.report(node.place, "`profile` is a map, not \(node.kind)")
            return [:]
        }
        var profile: [SourceField: [UInt8]] = [:]
        for member in members {
            let name = StrictNode(place: member.place, content: .string(member.name))
            guard let field = sourceField(name, "profile") else { continue }
            switch (member.value.content, ProfileSchema.kind(of: field)) {
            case (.null, _): break
            case (.string(let text), _): profile[field] = Array(text.utf8)
            case (.boolean(let value), .flag): profile[field] = Array("\(value)".utf8)
            default:
                nodes.report(
                    member.value.place, "`\(member.name)` cannot be \(member.value.kind)")
            }
        }
        return profile
    }

    private mutating func event(
        _ node: StrictNode, of policy: CompiledPolicy
    ) -> PolicyTestEvent? {
        guard
            let map = nodes.map(
                node, "consent",
                keys: [
                    "purpose", "state", "type", "at", "confirmed", "valid_for", "notice",
                    "notice_version", "recipients",
                ], required: ["purpose", "state", "at"])
        else { return nil }
        let purpose = nodes.choice(
            map["purpose"], "purpose",
            among: policy.purposes.enumerated().map { ($1.name.text, $0) })
        // An objection is no state of a consent; a test says it with `suppressed`.
        let states = ConsentState.allCases.filter { $0 != .unknown && $0 != .objected }
        let state = nodes.choice(map["state"], "state", among: states.map { ($0.term, $0) })
        let types = ConsentType.allCases.filter { $0 != .unstated }
        let type = nodes.choice(map["type"], "type", among: types.map { ($0.term, $0) })
        let expressedAt = nodes.instant(map["at"], "at")
        let validFor = nodes.period(map["valid_for"], "valid_for")
        let isConfirmed = nodes.flag(map["confirmed"], "confirmed") ?? false
        let notice = nodes.text(map["notice"], "notice")
        let version = nodes.integer(map["notice_version"], "notice_version", in: 1...1_000_000)
        let recipients = nodes.list(map["recipients"], "recipients", most: 64).compactMap {
            nodes.text($0, "recipients")
        }
        guard let purpose, let state, let expressedAt else { return nil }
        return PolicyTestEvent(
            purpose: purpose, state: state, type: type ?? .unstated, expressedAt: expressedAt,
            isConfirmed: isConfirmed,
            expiresAt: validFor?.end(from: expressedAt) ?? .distantFuture,
            notice: notice.map { RequiredNotice(identifier: $0, minVersion: version ?? 0) },
            recipients: recipients)
    }

    private mutating func expectation(
        _ node: StrictNode?, of policy: CompiledPolicy
    ) -> PolicyTest.Expectation? {
        guard
            let map = nodes.map(
                node, "expect", keys: ["decision", "reason", "record", "dropped"],
                required: ["decision"]),
            let allows = nodes.choice(
                map["decision"], "decision", among: [("allow", true), ("deny", false)])
        else { return nil }
        for key in allows ? ["reason"] : ["record", "dropped"] {
            if let extra = map[key] {
                nodes.report(extra.place, "`\(key)` does not belong to this decision")
            }
        }
        for key in [allows ? "record" : "reason"] where map[key] == nil {
            nodes.report(map.place, "`expect` lacks the key `\(key)`")
        }
        guard allows else { return reason(map["reason"], of: policy).map { .deny($0) } }
        var record: [TargetField: String] = [:]
        for (target, value) in targets(map["record"], "record", of: policy) {
            record[target] = nodes.text(value, target.description)
        }
        var dropped: [TargetField: ReasonCode] = [:]
        for (target, value) in targets(map["dropped"], "dropped", of: policy) {
            dropped[target] = reason(value, of: policy)
        }
        return .allow(record: record, dropped: dropped)
    }

    private mutating func targets(
        _ node: StrictNode?, _ name: String, of policy: CompiledPolicy
    ) -> [(TargetField, StrictNode)] {
        let words = policy.fields.map(\.description)
        guard let node, case .map(let members) = node.content,
            nodes.map(node, name, keys: words, required: []) != nil
        else { return [] }
        return members.compactMap { member in
            TargetField(member.name).map { ($0, member.value) }
        }
    }

    /// A reason that this policy can give.
    private mutating func reason(
        _ node: StrictNode?, of policy: CompiledPolicy
    ) -> ReasonCode? {
        let codes =
            DecisionCode.fixed.map(\.code) + policy.conditions.indices.map { .condition($0) }
            + policy.purposes.indices.map { .basis($0) }
        let reasons = codes.map { policy.reason(of: $0) }
        return nodes.choice(node, "reason", among: reasons.map { ($0.description, $0) })
    }
}
