// A slow and obvious evaluator of the same rules.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain

@testable import Policy

/// A slow and obvious evaluator of the same rules, on text, dictionaries and calendar dates.
struct ReferenceEvaluator {
    let policy: CompiledPolicy
    let terms: [UInt32: ConsentTerms]
    let now: Instant
    let key: [UInt8]

    struct Outcome: Equatable {
        var deciding = "released"
        var failed: Set<String> = []
        var record: [String: String] = [:]
        var dropped: [String: String] = [:]
    }

    func decide(_ person: Person) -> Outcome {
        let profile = person.profile.filter { !$0.value.isEmpty }
        let facts = person.facts
        var reasons: [String] = []
        if facts.suppression.contains(.global) { reasons.append("suppression.global") }
        if facts.suppression.contains(.connection) { reasons.append("suppression.connection") }
        for condition in policy.conditions
        where !condition.arms.contains(where: { isTrue($0, profile) }) {
            reasons.append("condition.\(condition.identifier)")
        }
        let purposes = policy.purposes.enumerated().map { index, purpose in
            failures(of: purpose, facts.standings[index], profile)
        }
        for (purpose, failures) in zip(policy.purposes, purposes) where purpose.isPrimary {
            reasons += failures
        }
        var outcome = Outcome()
        for rule in policy.rules {
            let target = rule.target.description
            let value = rule.source.flatMap { profile[$0.text] }
            if rule.transform == .drop {
                outcome.dropped[target] = "field.drop"
            } else if value == nil, rule.source != nil {
                if rule.isRequired { reasons.append("field.required_missing") }
            } else if let failure = purposes[rule.purpose].first {
                outcome.dropped[target] = failure
                if rule.isRequired { reasons.append(failure) }
            } else if let text = transformed(value ?? "", by: rule.transform) {
                outcome.record[target] = text
            } else {
                outcome.dropped[target] = "field.type"
                reasons.append("field.type")
            }
        }
        outcome.failed = Set(reasons)
        if let first = reasons.first {
            outcome.deciding = first
            outcome.record = [:]
        }
        return outcome
    }

    private func isTrue(_ check: FieldCheck, _ profile: [String: String]) -> Bool {
        guard let value = profile[check.field.text] else { return false }
        let date = CalendarDate(utf8: value.utf8)
        switch check.test {
        case .isOneOf(let texts): return texts.contains { Array($0.utf8) == Array(value.utf8) }
        case .isNoneOf(let texts): return !texts.contains { Array($0.utf8) == Array(value.utf8) }
        case .isFlag(true): return ["true", "True", "TRUE"].contains(value)
        case .isFlag(false): return ["false", "False", "FALSE"].contains(value)
        case .isPresent: return true
        case .isAged(let years): return date.map { $0.years(until: now.date) >= years } ?? false
        case .isBefore(let day): return date.map { $0 < day } ?? false
        case .isAfter(let day): return date.map { $0 > day } ?? false
        case .always: return true
        case .never: return false
        }
    }

    private func failures(
        of purpose: PolicyPurpose, _ standing: ConsentStanding, _ profile: [String: String]
    ) -> [String] {
        switch purpose.basis {
        case .requirement(let check):
            return isTrue(check, profile) ? [] : ["basis.\(purpose.name)"]
        case .consent(let wanted):
            switch standing.state {
            case .given, .renewed: break
            case .unknown: return ["consent.unknown"]
            case .refused: return ["consent.refused"]
            case .withdrawn, .objected: return ["consent.withdrawn"]
            case .revoked: return ["consent.revoked"]
            case .expired: return ["consent.expired"]
            case .requested, .requestDeferred, .invalidated: return ["consent.invalid"]
            }
            let told = terms[standing.terms].flatMap {
                $0.purpose == purpose.name && $0.channel == purpose.channel ? $0 : nil
            }
            var failures: [String] = []
            if let types = wanted.types, !types.contains(standing.type) {
                failures.append("consent.type")
            }
            let ends = [wanted.maxAge?.end(from: standing.expressedAt), standing.expiresAt]
            if ends.compactMap({ $0 }).contains(where: { $0 <= now }) {
                failures.append("consent.expired")
            }
            if wanted.isConfirmed, !standing.isConfirmed { failures.append("consent.unconfirmed") }
            if let notice = wanted.notice,
                told?.notice != notice.identifier || (told?.noticeVersion ?? 0) < notice.minVersion
            {
                failures.append("consent.notice_superseded")
            }
            if wanted.namesRecipient, told?.recipients.contains("sendinblue") != true {
                failures.append("consent.recipient")
            }
            return failures
        }
    }

    private func transformed(_ value: String, by transform: FieldTransform) -> String? {
        switch transform {
        case .allow, .drop: return value
        case .constant(let text): return text
        case .hmac:
            return HMACSHA256(key: SecretBytes(copying: key))
                .authenticate(Array(value.utf8), as: SubjectPayload.self).hexadecimal
        case .mask(let keep):
            let kept = value.count >= 2 * keep ? String(value.suffix(keep)) : ""
            return String(repeating: "*", count: value.count - kept.count) + kept
        case .truncate(let keep, let suffix): return value.prefix(keep) + suffix
        case .generalise(let bands):
            guard let birth = CalendarDate(utf8: value.utf8), birth <= now.date else { return nil }
            let age = birth.years(until: now.date)
            guard let above = bands.firstIndex(where: { age < $0 }) else {
                return "\(bands[bands.count - 1])+"
            }
            return above == 0 ? "<\(bands[0])" : "\(bands[above - 1])-\(bands[above] - 1)"
        }
    }
}
