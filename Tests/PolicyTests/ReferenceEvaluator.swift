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

    enum Text {
        case readable(String)
        case unreadable
    }

    struct Outcome: Equatable {
        var deciding = "released"
        var failed: Set<String> = []
        var record: [String: String] = [:]
        var dropped: [String: String] = [:]

        /// Says what becomes of a field; gives the reasons for which that withholds the person.
        mutating func add(
            _ target: TargetField, _ transform: FieldTransform, _ text: Text?,
            _ failures: [String], _ isRequired: Bool
        ) -> [String] {
            if transform == .drop {
                dropped["\(target)"] = "field.drop"
                return []
            }
            guard let text else { return isRequired ? ["field.required_missing"] : [] }
            if let failure = failures.first {
                dropped["\(target)"] = failure
                return isRequired ? [failure] : []
            }
            guard case .readable(let words) = text else {
                dropped["\(target)"] = "field.type"
                return ["field.type"]
            }
            record["\(target)"] = words
            return []
        }

        mutating func end(_ reasons: [String]) {
            failed = Set(reasons)
            guard let first = reasons.first else { return }
            deciding = first
            record = [:]
        }
    }

    func decide(_ person: Person) -> Outcome {
        var outcome = Outcome()
        let purposes = purposeFailures(of: person)
        var reasons =
            Self.objections(of: person) + conditionFailures(of: person)
            + primaryFailures(purposes)
        for rule in policy.rules {
            let failures = rule.purposes.flatMap { purposes[$0] }
            let text = text(of: rule, for: person)
            reasons += outcome.add(rule.target, rule.transform, text, failures, rule.isRequired)
        }
        outcome.end(reasons)
        return outcome
    }

    static func objections(of person: Person) -> [String] {
        [(Suppression.global, "suppression.global"), (.connection, "suppression.connection")]
            .filter { person.suppression.contains($0.0) }.map(\.1)
    }

    func conditionFailures(of person: Person) -> [String] {
        policy.conditions.filter { !$0.arms.contains { isTrue($0, person.values) } }
            .map { "condition.\($0.identifier)" }
    }

    func purposeFailures(of person: Person) -> [[String]] {
        policy.purposes.map { failures(of: $0, person.standing(for: $0), person.values) }
    }

    func primaryFailures(_ purposes: [[String]]) -> [String] {
        zip(policy.purposes, purposes).filter(\.0.isPrimary).flatMap(\.1)
    }

    /// What would leave in the place of a field's value; nil when the profile has none.
    func text(of rule: FieldRule, for person: Person) -> Text? {
        guard let source = rule.source else {
            return .readable(transformed("", by: rule.transform, in: "\(rule.target)") ?? "")
        }
        guard let value = person.values[source.text] else { return nil }
        return transformed(value, by: rule.transform, in: "\(rule.target)")
            .map { .readable($0) } ?? .unreadable
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

    private func transformed(
        _ value: String, by transform: FieldTransform, in target: String
    ) -> String? {
        switch transform {
        case .allow, .drop: return value
        case .constant(let text): return text
        case .hmac:
            return HMACSHA256(key: SecretBytes(copying: key))
                .authenticate(Array(value.utf8), as: SubjectPayload.self).hexadecimal
        case .tokenise:
            // Five at a time of the code's first 130 bits, written out as 0 and 1.
            let text = Array("exeat/token/1\0\(target)\0\(value)".utf8)
            var code: [UInt8] = []
            HMACSHA256(key: SecretBytes(copying: key))
                .authenticate(text, as: SubjectPayload.self).append(to: &code)
            let bits = code.map { byte in
                let digits = String(byte, radix: 2)
                return String(repeating: "0", count: 8 - digits.count) + digits
            }.joined().prefix(130)
            let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
            return stride(from: 0, to: 130, by: 5).map { start in
                let five = bits.dropFirst(start).prefix(5)
                return String(Int(five, radix: 2).map { alphabet[$0] } ?? "?")
            }.joined()
        case .mask(let keep, let least):
            let kept = value.count >= least ? String(value.suffix(keep)) : ""
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
