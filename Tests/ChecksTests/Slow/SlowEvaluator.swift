// A slow and obvious evaluator.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// A slow and obvious evaluator, on the words of documents and the events of a person.
///
/// It shares no code with the engine, the compiled policy, the view of consents or the calendar.
struct SlowEvaluator {
    /// The policy, then the guard-rails beside it.
    let policies: [SlowPolicy]
    /// The policy's fields under all of them.
    let fields: [SlowField]
    let terms: [Int: SlowTerms]
    let keys: [String: [UInt8]]
    let connection: String
    let now: Int64
    let today: SlowCalendar.Day

    /// Nil when no policy could decide what all of them ask.
    init?(
        policies: [SlowPolicy], terms: [Int: SlowTerms], keys: [String: [UInt8]],
        connection: String, now: Int64
    ) {
        var fields = policies[0].fields
        var offset = policies[0].purposes.count
        for rail in policies.dropFirst() {
            let joined = fields.compactMap { $0.joined(with: rail, offset: offset) }
            guard joined.count == fields.count,
                rail.fields.allSatisfy({ field in
                    !field.isRequired || fields.contains { $0.target == field.target }
                })
            else { return nil }
            fields = joined
            offset += rail.purposes.count
        }
        (self.policies, self.fields, self.terms, self.keys) = (policies, fields, terms, keys)
        (self.connection, self.now) = (connection, now)
        today = SlowCalendar.day(of: now).day
    }

    /// What becomes of one person.
    func decide(_ profile: [String: [UInt8]], _ events: [SlowEvent]) -> Outcome {
        let consents = SlowConsents(
            events: events, recipients: [policies[0].connectionType, connection], now: now)
        var outcome = Outcome()
        var reasons = consents.suppression.map { "suppression.\($0)" }
        for (number, condition) in policies.flatMap(\.conditions).enumerated()
        where !condition.arms.contains(where: { isTrue($0, profile) }) {
            reasons.append("condition[\(number)].\(condition.identifier)")
        }
        let purposes = policies.flatMap(\.purposes)
        let failures = purposes.enumerated().map { number, purpose in
            self.failures(of: purpose, number, consents, profile)
        }
        for (purpose, failures) in zip(purposes, failures) where purpose.isPrimary {
            reasons += failures
        }
        for field in fields {
            let told = say(field, profile, field.purposes.flatMap { failures[$0] }, &outcome)
            if let told { reasons.append(told) }
        }
        outcome.failed = Set(reasons)
        outcome.purposes = failures.map { $0.first ?? "released" }
        if let first = reasons.first {
            outcome.deciding = first
            outcome.record = [:]
        }
        return outcome
    }

    /// Says what becomes of a field; gives the reason when the person cannot leave for it.
    private func say(
        _ field: SlowField, _ profile: [String: [UInt8]], _ failures: [String],
        _ outcome: inout Outcome
    ) -> String? {
        if field.action.word == "drop" {
            outcome.dropped[field.target] = "field.drop"
            return nil
        }
        let value = field.source.map { profile[$0] ?? [] }
        if let value, value.isEmpty { return field.isRequired ? "field.required_missing" : nil }
        if let failure = failures.first {
            outcome.dropped[field.target] = failure
            return field.isRequired ? failure : nil
        }
        let text = field.action.applied(
            to: value ?? [], in: field.target, keys: keys, today: today)
        guard let text else {
            outcome.dropped[field.target] = "field.type"
            return "field.type"
        }
        outcome.record[field.target] = text
        return nil
    }

    private func isTrue(_ check: SlowPolicy.Check, _ profile: [String: [UInt8]]) -> Bool {
        guard let value = profile[check.field], !value.isEmpty else { return false }
        let listed = check.value?.items.compactMap(\.words).map { Array($0.utf8) } ?? []
        let text = String(decoding: value, as: UTF8.self)
        let day = SlowCalendar.day(in: value)
        let other = check.value?.words.flatMap { SlowCalendar.day(in: Array($0.utf8)) }
        switch check.operation {
        case "present": return true
        case "in": return listed.contains(value)
        case "not_in": return !listed.contains(value)
        case "eq":
            switch check.value {
            case .text(let words): return Array(words.utf8) == value
            case .flag(true): return ["true", "True", "TRUE"].contains(text)
            case .flag(false): return ["false", "False", "FALSE"].contains(text)
            default: return false
            }
        case "age_at_least":
            guard let day, let years = check.value?.whole else { return false }
            return SlowAction.age(of: day, on: today) >= years
        case "before":
            guard let day, let other else { return false }
            return day.isBefore(other)
        case "after":
            guard let day, let other else { return false }
            return other.isBefore(day)
        default: return false
        }
    }

    /// Every check of a purpose that fails, in the order in which they are made.
    private func failures(
        of purpose: SlowPolicy.Purpose, _ number: Int, _ consents: SlowConsents,
        _ profile: [String: [UInt8]]
    ) -> [String] {
        if let fact = purpose.fact {
            return isTrue(fact, profile) ? [] : ["basis[\(number)].\(purpose.name)"]
        }
        guard let wanted = purpose.consent else { return ["error.evaluation"] }
        guard let event = consents.deciding(purpose.name, purpose.channel) else {
            return ["consent.unknown"]
        }
        if !event.isGiven {
            let reasons = [
                "ConsentRefused": "refused", "ConsentWithdrawn": "withdrawn",
                "ConsentRevoked": "revoked", "ConsentExpired": "expired",
            ]
            return ["consent.\(reasons[event.state] ?? "invalid")"]
        }
        var failures: [String] = []
        if wanted["types"]?.items.contains(.text(event.type)) != true {
            failures.append("consent.type")
        }
        let limit = wanted["max_age"]?.words.map {
            SlowCalendar.end(of: $0, from: event.expressedAt)
        }
        if [limit, event.endsAt].compactMap({ $0 }).contains(where: { $0 <= now }) {
            failures.append("consent.expired")
        }
        if wanted["confirmed"]?.isTrue == true, !event.isConfirmed {
            failures.append("consent.unconfirmed")
        }
        var told = terms[event.terms]
        if told?.purpose != purpose.name || told?.channel != purpose.channel { told = nil }
        let version = wanted["notice"]?["min_version"]?.whole ?? .max
        if told?.notice != wanted["notice"]?["id"]?.words || (told?.version ?? 0) < version {
            failures.append("consent.notice_superseded")
        }
        if wanted["names_recipient"]?.isTrue == true,
            told?.recipients.contains(policies[0].connectionType) != true
        {
            failures.append("consent.recipient")
        }
        return failures
    }
}
